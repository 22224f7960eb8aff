/** A constructed sheet, as a page's Content-Security-Policy may forbid <style>. */
export function dialogStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; }
    dialog {
      color-scheme: light dark; color: CanvasText; background: Canvas; border: 2px solid; border-radius: 0.5rem;
      font: 1rem/1.5 system-ui, sans-serif; padding: 1.25rem; inline-size: min(32rem, 100vw - 4rem);
      max-block-size: calc(100vh - 4rem); overflow: auto; box-sizing: border-box;
    }
    dialog::backdrop { background: rgb(0 0 0 / 0.5); }
    h2 { font-size: 1rem; margin: 0 0 0.75rem; }
    p, ul { margin: 0 0 0.75rem; padding: 0; overflow-wrap: anywhere; }
    ul { list-style: none; color: color-mix(in srgb, CanvasText 75%, Canvas); }
    ul:empty, .note:empty { display: none; }
    .answer { font-size: 1.25rem; }
    .draft:empty { display: none; }
    .more { border-block: 1px solid; margin-block-end: 0.75rem; padding-block: 0.75rem; }
    .more, .more form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
    .more label { flex-basis: 100%; }
    input { font: inherit; flex: 1; min-block-size: 44px; box-sizing: border-box; padding: 0.25rem 0.75rem; }
    .buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
    button { font: inherit; min-block-size: 44px; min-inline-size: 44px; padding: 0.25rem 1rem; }
    button:focus-visible, input:focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px; }
    @media (forced-colors: active) { ul { color: CanvasText; } button:focus-visible, input:focus-visible { outline-color: Highlight; } }
  `);
  return sheet;
}

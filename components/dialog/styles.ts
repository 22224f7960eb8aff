/** A constructed sheet, as a page's Content-Security-Policy may forbid <style>. */
export function dialogStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; }
    dialog {
      color-scheme: light dark; color: CanvasText; background: Canvas; border: 2px solid; border-radius: 0.5rem;
      font: 1rem/1.5 system-ui, sans-serif; padding: 1.25rem; inline-size: min(36rem, 100vw - 2rem);
      max-inline-size: none; max-block-size: calc(100vh - 2rem); overflow: auto; box-sizing: border-box;
    }
    /* Out of sight, but not out of use: the keyboard stays in it. */
    dialog.away, dialog.away::backdrop { opacity: 0; }
    dialog::backdrop { background: rgb(0 0 0 / 0.5); }
    h2, h3 { font-size: 1rem; margin: 0 0 0.75rem; }
    p, ul, dl { margin: 0 0 0.75rem; padding: 0; overflow-wrap: anywhere; }
    dd { margin: 0 0 0.5rem; } dt { font-weight: bold; }
    ul { list-style: none; color: color-mix(in srgb, CanvasText 75%, Canvas); }
    ul:empty, :is(.draft, .short)[data-words=""] { display: none; }
    .unfindable::before { content: attr(data-words); }
    span.unfindable { unicode-bidi: plaintext; white-space: pre-wrap; }
    .answer { font-size: 1.25rem; }
    section { border-block-start: 1px solid; padding-block: 0.75rem; }
    form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin-block-start: 0.75rem; }
    form > label, form > textarea, form > p { flex-basis: 100%; }
    form > p { margin: 0; }
    label:has(select) { display: block; margin-block-end: 0.75rem; }
    input, textarea, select {
      font: inherit; flex: 1; min-block-size: 44px; box-sizing: border-box; padding: 0.25rem 0.75rem;
      min-inline-size: 0; inline-size: 100%;
    }
    form > input { inline-size: auto; }
    progress { inline-size: 100%; }
    .buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
    .note:not(:empty) { margin-block-start: 0.75rem; } .note:empty { margin: 0; }
    dialog > .buttons { border-block-start: 1px solid; padding-block-start: 0.75rem; }
    button { font: inherit; min-block-size: 44px; min-inline-size: 44px; padding: 0.25rem 1rem; }
    :focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px; }
    /* The browser's own bar moves for ever. */
    @media (prefers-reduced-motion: reduce) {
      progress:indeterminate { appearance: none; background: none; block-size: 0.5rem; border: 2px dashed; }
    }
    @media (forced-colors: active) { ul { color: CanvasText; } :focus-visible { outline-color: Highlight; } }
  `);
  return sheet;
}

/** Milliseconds; frames far from view draw seldom, or never. */
const LIMIT = 250;

/** Resolves when the browser has drawn its next frame: then it has laid out the page, and reading that costs nothing. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, LIMIT);
    requestAnimationFrame(() => {
      clearTimeout(limit);
      setTimeout(resolve);
    });
  });
}

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Keeps the keyboard where it is: when what has the focus is taken away, it goes to what comes next from that place, and not
 * to the top of the page, where browsers leave it. Headings with a tabindex count, so that a section that has gone leads
 * to the heading of the next.
 */
export function keepFocus(root: HTMLElement): void {
  let focused: Element | null = null;
  root.addEventListener('focusin', ({ target }) => {
    focused = target as Element;
  });
  // Who clicks beside everything has left it; what is taken away is not in the page any more by then.
  root.addEventListener('focusout', () =>
    setTimeout(() => {
      if (focused?.isConnected && hasNoFocus() && document.hasFocus()) focused = null;
    }),
  );
  const observer = new MutationObserver((records) => {
    const lost = focused;
    if (!lost || lost.isConnected || !hasNoFocus()) return;
    const record = records.findLast(
      ({ target, removedNodes }) => target.isConnected && [...removedNodes].some((node) => node.contains(lost)),
    );
    if (record) neighbourOf(root, record)?.focus();
  });
  observer.observe(root, { childList: true, subtree: true });
}

const hasNoFocus = () => document.activeElement === null || document.activeElement === document.body;

/** What can have the focus after the place where something was taken away, or before it where nothing comes after. */
function neighbourOf(root: HTMLElement, { target, previousSibling }: MutationRecord): HTMLElement | undefined {
  const elements = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => !element.matches(':disabled') && element.checkVisibility(),
  );
  const before = previousSibling?.isConnected ? previousSibling : null;
  const isAfter = (element: Element) => {
    if (before?.contains(element)) return false;
    const position = (before ?? target).compareDocumentPosition(element);
    return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  };
  return elements.find(isAfter) ?? elements.at(-1);
}

/** What has done its work and gone must not take the focus with it: then it goes where it is told, at once. */
export function keepFocusIn(root: ShadowRoot, restore: () => void, signal: AbortSignal): void {
  let focused: Element | null = root.activeElement;
  const onFocus = ({ target }: Event) => {
    focused = target as Element;
  };
  root.addEventListener('focusin', onFocus, { signal });
  const observer = new MutationObserver(() => {
    // What is hidden or out of use loses the focus only when the browser draws the next time.
    if (focused && (!focused.isConnected || !focused.checkVisibility() || focused.matches(':disabled'))) restore();
  });
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['hidden', 'disabled'] });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

const STOPS = 'button, input, select, textarea';

/** Tab goes around in the dialog. <dialog> by itself lets it out, to the browser's own buttons or nowhere. */
export function trapFocus(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== 'Tab') return;
  // Of what cannot have the focus, it would stay where it is, and the key would be lost.
  const stops = [...dialog.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => !stop.matches(':disabled') && stop.checkVisibility(),
  );
  const focused = (dialog.getRootNode() as ShadowRoot).activeElement;
  // Of what comes before the first stop, the answer can have the focus.
  const isAtFirst = !stops.some((stop) => stop === focused) || focused === stops[0];
  const isAtEnd = event.shiftKey ? isAtFirst : focused === stops.at(-1);
  if (!isAtEnd) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}

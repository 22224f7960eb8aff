/** False for an <img> that is still loading, or lazy and far away: its load or error event will tell. */
export function isLoaded(element: Element): boolean {
  if (!(element instanceof HTMLImageElement)) return true;
  return element.complete;
}

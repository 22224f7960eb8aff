/** Records all that a page can notice of what goes on in it. Loaded before everything else. */
const heard: string[] = [];
const hear = (line: string) => void heard.push(line);
const nameOf = (target: EventTarget | null) =>
  target instanceof Element ? `${target.localName}#${target.id}` : String(target?.constructor.name);

/** Every event that has a handler attribute, and those that have none. */
const EVENTS = new Set([
  ...[window, document, document.documentElement].flatMap((object) => {
    const names: string[] = [];
    for (const name in object) if (name.startsWith('on')) names.push(name.slice(2));
    return names;
  }),
  ...['DOMContentLoaded', 'focusin', 'focusout', 'visibilitychange', 'securitypolicyviolation', 'fullscreenchange'],
  ...['wxt:content-script-started', 'slotchange', 'readystatechange', 'message', 'messageerror', 'prerenderingchange'],
]);
for (const type of EVENTS) {
  for (const target of [window, document]) {
    target.addEventListener(type, (event) => hear(`event ${type} at ${nameOf(event.target)}`), { capture: true });
  }
}

new MutationObserver((records) => {
  for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
    const nodes = [...addedNodes, ...removedNodes].map((node) => node.nodeName);
    hear(`mutation ${type} ${attributeName ?? ''} at ${nameOf(target)} ${nodes}`);
  }
}).observe(document, {
  ...{ subtree: true, childList: true, characterData: true, characterDataOldValue: true },
  ...{ attributes: true, attributeOldValue: true },
});

new ReportingObserver((reports) => reports.forEach((report) => void hear(`report ${report.type}`)), {
  buffered: true,
}).observe();
new PerformanceObserver((list) => {
  for (const { entryType, name } of list.getEntries()) hear(`${entryType} ${name}`);
}).observe({ type: 'resource', buffered: true });

/** Functions of the page's world: nobody but the page may be found calling them. */
function wrap(owner: object, name: string): void {
  const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
  Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
    hear(`called ${name}`);
    return new.target ? Reflect.construct(original, given) : original.apply(this, given);
  });
}
for (const name of ['fetch', 'postMessage', 'Image', 'OffscreenCanvas', 'createImageBitmap', 'MutationObserver']) {
  wrap(window, name);
}
for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'assert']) wrap(console, name);
for (const name of ['setAttribute', 'removeAttribute', 'attachShadow', 'matches']) wrap(Element.prototype, name);
wrap(XMLHttpRequest.prototype, 'open');
wrap(HTMLCanvasElement.prototype, 'getContext');
wrap(EventTarget.prototype, 'dispatchEvent');
wrap(Document.prototype, 'createElement');

/** At the end; sorted, as some things come now a little earlier and now a little later. */
export function report(): string[] {
  const { adoptedStyleSheets, styleSheets, fonts, activeElement } = document;
  return [
    ...heard,
    ...performance.getEntriesByType('resource').map(({ name }) => `entry ${name}`),
    ...Object.getOwnPropertyNames(window).map((name) => `window.${name}`),
    ...Object.getOwnPropertyNames(document).map((name) => `document.${name}`),
    ...Object.getOwnPropertyNames(document.documentElement).map((name) => `html.${name}`),
    `${adoptedStyleSheets.length} adopted, ${styleSheets.length} sheets, ${fonts.size} fonts`,
    `focus at ${activeElement?.id}, ${document.all.length} elements, ${getSelection()?.rangeCount} ranges`,
  ].sort();
}

Object.assign(window, { report });

import { DescribeError } from '../shared/errors';
import { embedReferences } from './svg-references';

/** What style sheets may decide of how SVG looks; the rest is in the markup. */
const PAINT_PROPERTIES = [
  ...['color', 'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-dasharray', 'opacity', 'display', 'visibility', 'stop-color', 'stop-opacity'],
];
const MAX_NODES = 3_000;
/** Nothing that runs, loads or embeds. */
const FORBIDDEN = 'script, foreignObject, iframe, object, embed, audio, video, a[href^="javascript:" i]';

/**
 * An inline <svg> as it is seen, as a document of its own: style sheets and references resolved, and nothing in it that
 * runs or loads. Throws a DescribeError when it is too large, or draws from another file.
 */
export function inlineSvgFile(svg: SVGSVGElement): Blob {
  const originals = [svg, ...svg.querySelectorAll('*')];
  if (originals.length > MAX_NODES) throw new DescribeError('too-many-pixels', `${originals.length} SVG elements`);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) copyPaint(original, copies[index] as Element);
  embedReferences(svg, copy);
  for (const element of copy.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) removeActiveAttributes(element);
  giveSize(svg, copy);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

function copyPaint(original: Element, copy: Element): void {
  if (!(copy instanceof SVGElement)) return;
  const computed = getComputedStyle(original);
  for (const property of PAINT_PROPERTIES) {
    const value = computed.getPropertyValue(property);
    if (value) copy.style.setProperty(property, value);
  }
}

function removeActiveAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const isHandler = name.startsWith('on');
    const isExternal =
      (name === 'href' || name === 'xlink:href') && !/^(#|data:image\/(png|jpeg|gif|webp))/i.test(value);
    if (isHandler || isExternal) element.removeAttribute(name);
  }
}

function giveSize(svg: SVGSVGElement, copy: SVGSVGElement): void {
  const { width, height } = svg.getBoundingClientRect();
  if (!copy.hasAttribute('viewBox') && width > 0 && height > 0) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  if (width > 0 && height > 0) {
    copy.setAttribute('width', String(width));
    copy.setAttribute('height', String(height));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.style.removeProperty('display');
}

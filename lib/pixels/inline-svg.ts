import { implementationOf } from '../shared/dom';
import { DescribeError } from '../shared/errors';
import { copyWithPaint } from './svg-paint';
import { countNodes, embedReferences } from './svg-references';

const MAX_NODES = 5_000;
/** Nothing that runs, loads or embeds. */
const FORBIDDEN = 'script, foreignObject, iframe, object, embed, audio, video';
/** XML allows fewer names than HTML does: frameworks leave `@click` and `:class` in the markup. */
const XML_NAME = /^[a-z_][\w.-]*$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these cannot stand in XML 1.0.
const NOT_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/**
 * An inline <svg> as it is seen, as a document of its own (image/svg+xml): style sheets and references resolved, and
 * nothing in it that runs or loads. Throws a DescribeError when it is too large, or draws from another file.
 */
export function inlineSvgFile(svg: SVGSVGElement): Blob {
  const nodes = countNodes(svg);
  if (nodes > MAX_NODES) throw new DescribeError('too-many-pixels', `${nodes} SVG elements`);
  const inert = implementationOf(document).createHTMLDocument('');
  const copy = copyWithPaint(svg, inert, { isRoot: true });
  embedReferences(svg, copy, MAX_NODES - nodes);
  for (const element of copy.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) removeUnfitAttributes(element);
  giveSize(svg, copy);
  const markup = new XMLSerializer().serializeToString(copy).replace(NOT_XML, '');
  return new Blob([markup], { type: 'image/svg+xml' });
}

function removeUnfitAttributes(element: Element): void {
  for (const { name, value, namespaceURI } of [...element.attributes]) {
    const isHandler = name.startsWith('on');
    const isLink = name === 'href' || name === 'xlink:href';
    const isExternal = isLink && !/^(#|data:image\/(png|jpeg|gif|webp))/i.test(value);
    const isNoXml = namespaceURI === null && !XML_NAME.test(name);
    if (isHandler || isExternal || isNoXml) element.removeAttribute(name);
  }
}

/** In CSS pixels, without the transforms around it; a hidden one keeps what its markup says. */
function giveSize(svg: SVGSVGElement, copy: SVGSVGElement): void {
  const { width, height } = getComputedStyle(svg);
  const [wide, high] = [Number.parseFloat(width), Number.parseFloat(height)];
  if (wide > 0 && high > 0 && width.endsWith('px')) {
    if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${wide} ${high}`);
    copy.setAttribute('width', String(wide));
    copy.setAttribute('height', String(high));
  }
  copy.style.removeProperty('display');
}

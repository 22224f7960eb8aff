import ts from 'typescript';
import { hearCode } from './hear-code';
import { isAssignment, parseCode } from './parse-code';

/** Attributes and properties whose text a person hears or reads. */
const SPOKEN = [
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder'],
  ...['label', 'ariaLabel', 'ariaDescription', 'textContent', 'innerText', 'data-words'],
];
/** Functions that say their argument at this index. */
const SPEAKING: Readonly<Record<string, number>> = { say: 0, tell: 0, sayInPage: 1, confirm: 0, alert: 0, prompt: 0 };

export interface Unworded {
  /** Words that stand in code instead of in locales/. */
  literals: string[];
  /** What puts words together with signs or spaces, which every language does in its own way. */
  joins: string[];
}

/** Finds what a person hears or reads that is written in code. @param code texts by path; each finding begins with path and line */
export function findUnworded(code: ReadonlyMap<string, string>): Unworded {
  const found: Unworded = { literals: [], joins: [] };
  const { files, uses } = parseCode(code);
  const report = (node: ts.Node, text: string) => {
    const file = node.getSourceFile();
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found[/\p{L}/u.test(text) ? 'literals' : 'joins'].push(`${file.fileName}:${line} ${text.trim() || '" "'}`);
  };
  const hear = hearCode(uses, (node) => {
    const text = textOf(node);
    if (text !== '') report(node, text);
  });
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isShown(node)) report(node, node.text);
    else for (const spoken of spokenAt(node)) hear(spoken);
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return found;
}

/** What it adds of its own; '' for nothing. */
function textOf(node: ts.Expression): string {
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('');
  // The texts in a sum are found by themselves, unless they are blank.
  if (ts.isBinaryExpression(node)) return [node.left, node.right].some(isBlank) ? ' ' : '';
  if (ts.isCallExpression(node)) {
    const [separator] = node.arguments;
    return separator && ts.isStringLiteralLike(separator) ? separator.text : ',';
  }
  return ts.isStringLiteralLike(node) ? node.text.trim() : '';
}

const isBlank = (node: ts.Node) => ts.isStringLiteralLike(node) && node.text !== '' && node.text.trim() === '';

/** Any text but what breaks lines of code, and the space between a field and its words. */
function isShown(node: ts.JsxText): boolean {
  if (node.containsOnlyTriviaWhiteSpaces) return false;
  if (node.text.trim() !== '') return true;
  const { children } = node.parent;
  const at = children.indexOf(node);
  return [children[at - 1], children[at + 1]].every((beside) => beside && ts.isJsxExpression(beside));
}

/** Others, such as tables of keys, are followed from where they are used. */
const isGiven = ({ parent }: ts.ObjectLiteralExpression) =>
  ts.isCallExpression(parent) || ts.isJsxSpreadAttribute(parent);

const nameOf = ({ name }: ts.JsxAttribute | ts.PropertyAssignment) => name.getText().replace(/^['"]|['"]$/g, '');

/** What is heard or read of it, if anything. */
function spokenAt(node: ts.Node): readonly (ts.Node | undefined)[] {
  if (ts.isJsxExpression(node)) return ts.isJsxAttribute(node.parent) ? [] : [node.expression];
  if (ts.isJsxAttribute(node) || (ts.isPropertyAssignment(node) && isGiven(node.parent))) {
    return SPOKEN.includes(nameOf(node)) ? [node.initializer] : [];
  }
  if (ts.isBinaryExpression(node)) {
    const { left, right } = node;
    return isAssignment(node) && ts.isPropertyAccessExpression(left) && SPOKEN.includes(left.name.text) ? [right] : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const { expression: callee, arguments: given } = node;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const spoken = Object.hasOwn(SPEAKING, name) ? SPEAKING[name] : undefined;
  if (spoken !== undefined) return [given[spoken]];
  const isSpoken = given[0] && ts.isStringLiteralLike(given[0]) && SPOKEN.includes(given[0].text);
  return name === 'setAttribute' && isSpoken ? [given[1]] : [];
}

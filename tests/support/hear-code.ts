import ts from 'typescript';
import type { Uses, Way } from './parse-code';

/** Calls that answer what they are called on, or a part of it. */
const PASSING = ['filter', 'slice', 'concat', 'trim', 'sort', 'reverse', 'flat', 'toSorted', 'replace', 'replaceAll'];
const MAPPING = ['map', 'flatMap'];
const EACH = [...MAPPING, 'filter', 'forEach', 'some', 'every', 'find', 'findLast'];
const TAKING = ['at', 'find', 'findLast', 'pop', 'shift', 'get'];
/** Calls that hold what they are given, or what the function answers that they are given. */
const HOLDING = ['useSignal', 'signal', 'useComputed', 'computed', 'useMemo', 'useState', 'useRef', 'String'];
const HELD = ['value', 'current'];
/** The way to what a function answers. */
const ANSWER = '()';
const FURTHEST = 6;

type Fn = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;
const isFn = (node: ts.Node | undefined): node is Fn =>
  node !== undefined &&
  (ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node));

/**
 * Follows what is heard to where it is written: through variables, signals, functions, attributes and modules. `onText` gets
 * each text, template, sum and join that is heard.
 */
export function hearCode(
  { symbolOf, calls, callsByName, elements, given }: Uses,
  onText: (node: ts.Expression) => void,
) {
  const heard = new Map<ts.Node | ts.Symbol, Set<string>>();
  const isNew = (what: ts.Node | ts.Symbol, way: Way) => {
    const ways = heard.get(what) ?? new Set();
    heard.set(what, ways);
    return way.length <= FURTHEST && !ways.has(way.join()) && ways.add(way.join()) !== undefined;
  };

  /** @param way what is heard of its value; none: all of it */
  function hear(node: ts.Node | undefined, way: Way = []): void {
    if (!node || !isNew(node, way)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      if (way.length === 0) onText(node);
      if (ts.isTemplateExpression(node)) for (const { expression } of node.templateSpans) hear(expression);
    } else if (ts.isIdentifier(node)) hearSymbol(symbolOf(node), way);
    else if (ts.isPropertyAccessExpression(node)) hear(node.expression, [node.name.text, ...way]);
    else if (ts.isElementAccessExpression(node)) hear(node.expression, [indexIn(node), ...way]);
    else if (ts.isConditionalExpression(node)) for (const part of [node.whenTrue, node.whenFalse]) hear(part, way);
    else if (ts.isBinaryExpression(node)) hearBinary(node, way);
    else if (ts.isCallExpression(node)) hearCall(node, way);
    else if (ts.isArrayLiteralExpression(node)) hearElements(node, way);
    else if (ts.isObjectLiteralExpression(node)) hearProperties(node, way);
    else if (isFn(node)) hearAnswer(node, way);
    else if (isWrapping(node)) hear(node.expression, way);
  }

  function hearBinary(node: ts.BinaryExpression, way: Way): void {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusToken) onText(node);
    const hasBoth = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
    if (hasBoth.includes(kind)) hear(node.left, way);
    if (!isComparison(kind)) hear(node.right, way);
  }

  function hearCall(node: ts.CallExpression, way: Way): void {
    const { expression: callee } = node;
    const [first, second] = node.arguments;
    if (ts.isPropertyAccessExpression(callee)) {
      const name = callee.name.text;
      if (PASSING.includes(name)) for (const value of [callee.expression, ...node.arguments]) hear(value, way);
      if (TAKING.includes(name)) hear(callee.expression, ['*', ...way]);
      if (MAPPING.includes(name)) hear(first, [ANSWER, ...way.slice(1)]);
      if (name === 'join') {
        onText(node);
        hear(callee.expression);
      }
      // What is put into a sentence of locales/, a list, a number.
      if (name === 't') hear(second, ['*']);
      if (name === 'format') hear(first);
      if (![...PASSING, ...TAKING, ...MAPPING].includes(name)) hear(callee, [ANSWER, ...way]);
    } else if (ts.isIdentifier(callee) && HOLDING.includes(callee.text)) {
      const rest = HELD.includes(way[0] ?? '') ? way.slice(1) : way;
      hear(first, first && isFn(first) ? [ANSWER, ...rest] : rest);
    } else hear(callee, [ANSWER, ...way]);
  }

  function hearAnswer(fn: Fn, [answer, ...way]: Way): void {
    if (answer !== ANSWER || !fn.body) return;
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node)) hear(node.expression, way);
      if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    if (ts.isBlock(fn.body)) visit(fn.body);
    else hear(fn.body, way);
  }

  function hearElements({ elements: all }: ts.ArrayLiteralExpression, [at, ...rest]: Way): void {
    const isKnown = at !== undefined && /^\d+$/.test(at) && !all.some(ts.isSpreadElement);
    for (const element of isKnown ? all.slice(Number(at), Number(at) + 1) : all) {
      if (!ts.isSpreadElement(element)) hear(element, rest);
      else hear(element.expression, at === undefined ? [] : ['*', ...rest]);
    }
  }

  function hearProperties({ properties }: ts.ObjectLiteralExpression, way: Way): void {
    const [name, ...rest] = way;
    if (name === undefined) return;
    for (const property of properties) {
      if (ts.isSpreadAssignment(property)) hear(property.expression, way);
      else if (name !== '*' && property.name?.getText().replace(/^['"]|['"]$/g, '') !== name) continue;
      else if (ts.isPropertyAssignment(property)) hear(property.initializer, rest);
      else if (isFn(property)) hear(property, rest);
      else if (ts.isShorthandPropertyAssignment(property)) hearSymbol(symbolOf(property.name), rest);
    }
  }

  function hearSymbol(symbol: ts.Symbol | undefined, way: Way): void {
    if (!symbol || !isNew(symbol, way)) return;
    for (const declaration of symbol.declarations ?? []) hearDeclaration(declaration, way);
    for (const { value, way: to } of given.get(symbol) ?? []) {
      const isSame = to.length === 0 || way.length === 0 || way[0] === to[0] || way[0] === '*' || to[0] === '*';
      if (isSame) hear(value, way.slice(to.length));
    }
  }

  function hearDeclaration(declaration: ts.Node, way: Way): void {
    if (isFn(declaration)) hear(declaration, way);
    else if (ts.isVariableDeclaration(declaration)) hear(declaration.initializer, way);
    else if (ts.isParameter(declaration)) {
      hear(declaration.initializer, way);
      if (isFn(declaration.parent)) hearArguments(declaration.parent, declaration, way);
    } else if (ts.isBindingElement(declaration)) {
      const { parent: pattern, propertyName, name, dotDotDotToken } = declaration;
      hear(declaration.initializer, way);
      const index = ts.isArrayBindingPattern(pattern) ? String(pattern.elements.indexOf(declaration)) : undefined;
      const step = dotDotDotToken ? [] : [index ?? (propertyName ?? name).getText().replace(/^['"]|['"]$/g, '')];
      hearDeclaration(pattern.parent, [...step, ...way]);
    }
  }

  function hearArguments(fn: Fn, parameter: ts.ParameterDeclaration, way: Way): void {
    const at = fn.parameters.indexOf(parameter);
    const { parent } = fn;
    const isEach = ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && parent.expression;
    if (isEach && EACH.includes(isEach.name.text) && at === 0) hear(isEach.expression, ['*', ...way]);
    const name = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : fn.name;
    const symbol = name && symbolOf(name);
    if (!symbol) return;
    // What is called on an object is known by its name alone.
    const isInObject = ts.isObjectLiteralExpression(name.parent.parent);
    const callers = isInObject ? callsByName.get(name.getText()) : calls.get(symbol);
    for (const call of callers ?? []) hear(call.arguments[at], way);
    for (const { attributes } of elements.get(symbol) ?? []) if (at === 0) hearAttributes(attributes, way);
  }

  function hearAttributes({ properties }: ts.JsxAttributes, way: Way): void {
    for (const property of properties) {
      if (ts.isJsxSpreadAttribute(property)) hear(property.expression, way);
      else if (property.name.getText() === way[0]) hear(property.initializer, way.slice(1));
    }
  }

  return hear;
}

const indexIn = ({ argumentExpression: index }: ts.ElementAccessExpression): string =>
  ts.isStringLiteralLike(index) || ts.isNumericLiteral(index) ? index.text : '*';

const isComparison = (kind: ts.SyntaxKind): boolean =>
  (kind >= ts.SyntaxKind.LessThanToken && kind <= ts.SyntaxKind.ExclamationEqualsEqualsToken) ||
  kind === ts.SyntaxKind.InKeyword ||
  kind === ts.SyntaxKind.InstanceOfKeyword;

type Wrapping = ts.Node & { expression: ts.Expression };
const isWrapping = (node: ts.Node): node is Wrapping =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node) ||
  ts.isAwaitExpression(node) ||
  ts.isJsxExpression(node);

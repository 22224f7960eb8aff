import ts from 'typescript';

/** What is taken of a value: names of properties, indexes of elements ('*' for any of them), '()' for its answer. */
export type Way = readonly string[];

/** A value that something gets besides its first one. `way`: at what of it. */
interface Given {
  value: ts.Expression;
  way: Way;
}

/** Who uses what, by what is used. */
export interface Uses {
  symbolOf(node: ts.Node): ts.Symbol | undefined;
  calls: ReadonlyMap<ts.Symbol, readonly ts.CallExpression[]>;
  callsByName: ReadonlyMap<string, readonly ts.CallExpression[]>;
  elements: ReadonlyMap<ts.Symbol, readonly ts.JsxOpeningLikeElement[]>;
  given: ReadonlyMap<ts.Symbol, readonly Given[]>;
}

/** Parses files that import each other by relative paths; other packages stay unknown. */
export function parseCode(code: ReadonlyMap<string, string>): { files: ts.SourceFile[]; uses: Uses } {
  const options: ts.CompilerOptions = {
    ...{ noLib: true, types: [], jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.Latest },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };
  const host: ts.CompilerHost = {
    getSourceFile(path) {
      const text = code.get(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    },
    readFile: (path) => code.get(path),
    fileExists: (path) => code.has(path),
    directoryExists: () => true,
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile() {},
  };
  const program = ts.createProgram([...code.keys()], options, host);
  const files = program.getSourceFiles().filter(({ fileName }) => code.has(fileName));
  return { files, uses: usesIn(files, program.getTypeChecker()) };
}

function usesIn(files: readonly ts.SourceFile[], checker: ts.TypeChecker): Uses {
  const calls = new Map<ts.Symbol, ts.CallExpression[]>();
  const callsByName = new Map<string, ts.CallExpression[]>();
  const elements = new Map<ts.Symbol, ts.JsxOpeningLikeElement[]>();
  const given = new Map<ts.Symbol, Given[]>();
  const symbolOf = (node: ts.Node) => {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return symbol;
    const meant = checker.getAliasedSymbol(symbol);
    // All that comes from other packages is one and the same unknown.
    return meant.declarations ? meant : symbol;
  };
  const add = <Use>(all: Map<ts.Symbol, Use[]>, node: ts.Node, use: Use) => {
    const symbol = ts.isIdentifier(node) ? symbolOf(node) : undefined;
    if (symbol) all.set(symbol, [...(all.get(symbol) ?? []), use]);
  };
  const give = (target: ts.Expression, value: ts.Expression) => {
    if (!ts.isPropertyAccessExpression(target)) add(given, target, { value, way: [] });
    else add(given, target.expression, { value, way: [target.name.text] });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      add(calls, node.expression, node);
      const { expression: callee } = node;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      callsByName.set(name, [...(callsByName.get(name) ?? []), node]);
      if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'push')
        for (const value of node.arguments) add(given, callee.expression, { value, way: ['*'] });
    }
    if (ts.isJsxOpeningLikeElement(node)) add(elements, node.tagName, node);
    if (ts.isBinaryExpression(node) && isAssignment(node)) give(node.left, node.right);
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return { symbolOf, calls, callsByName, elements, given };
}

export const isAssignment = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.PlusEqualsToken;

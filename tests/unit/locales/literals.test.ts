import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Attributes whose text a person hears or reads. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'title', 'placeholder', 'label'];
const WORDS = /\p{L}/u;

/** Texts that stand in a component instead of in locales/. */
function literalsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORDS.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText()) && node.initializer) {
      const { initializer } = node;
      const value = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
      if (value && ts.isStringLiteralLike(value) && WORDS.test(value.text)) found.push(value.text);
    }
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      if (node.expression && ts.isStringLiteralLike(node.expression)) found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What has the same name in every language: files, and numbers and addresses that are put in. */
const isName = (text: string) => !WORDS.test(text) || text.split(', ').every((part) => /^[\w./]+\.\w+$/.test(part));

/** Words in what a ModelError tells besides its code: the code's sentence stands before it, in the user's language. */
function wordsInDetails(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (!isName(node.text)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  const find = (node: ts.Node): void => {
    const detail = ts.isNewExpression(node) && node.expression.getText() === 'ModelError' && node.arguments?.[1];
    if (detail) visit(detail);
    ts.forEachChild(node, find);
  };
  find(source);
  return found;
}

const files = ['components', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .map((path) => join(folder, path)),
);

it.each(files)('%s says nothing that is not in locales/', (path) => expect(literalsIn(path)).toEqual([]));

const modules = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path)),
);

it('says nothing in English of what went wrong with a model', () => {
  const withErrors = modules.filter((path) => readFileSync(path, 'utf8').includes('new ModelError('));
  expect(withErrors.length).toBeGreaterThan(5);
  expect(withErrors.flatMap(wordsInDetails)).toEqual([]);
});

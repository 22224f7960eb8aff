import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findUnworded } from '../../support/find-unworded';

const WORDS = /\p{L}/u;

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

const codeIn = (folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );

describe.each([
  ['surfaces', ['components', 'entrypoints']],
  ['page and background', ['lib/page', 'lib/descriptions']],
])('what a person hears or reads, of %s,', (_, folders) => {
  const { literals, joins } = findUnworded(
    new Map(codeIn(folders).map((path) => [`/${path}`, readFileSync(path, 'utf8')])),
  );

  it('is written in locales/', () => expect(literals).toEqual([]));

  it('is put together as the language does it, by a sentence of locales/, paragraph() or listOf()', () =>
    expect(joins).toEqual([]));
});

it('says nothing in English of what went wrong with a model', () => {
  const withErrors = codeIn(['lib', 'components', 'entrypoints']).filter((path) =>
    readFileSync(path, 'utf8').includes('new ModelError('),
  );
  expect(withErrors.length).toBeGreaterThan(5);
  expect(withErrors.flatMap(wordsInDetails)).toEqual([]);
});

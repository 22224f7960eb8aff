import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BadArguments, parseDescribeArguments, parseTarget } from '../../../cli/describe-arguments';

describe('parseDescribeArguments', () => {
  it('takes any number of pages and has defaults', () => {
    expect(parseDescribeArguments(['https://example.org', 'http://example.com/a b'])).toEqual({
      help: false,
      json: false,
      timeoutMs: 60_000,
      targets: [
        { type: 'web', url: 'https://example.org/' },
        { type: 'web', url: 'http://example.com/a%20b' },
      ],
    });
  });

  it('reads the options', () => {
    const parsed = parseDescribeArguments(['--json', '--timeout', '2.5', 'https://example.org']);
    expect(parsed).toMatchObject({ json: true, timeoutMs: 2500 });
  });

  it('needs no page for --help', () => {
    expect(parseDescribeArguments(['--help'])).toMatchObject({ help: true, targets: [] });
  });

  it.each([[[]], [['--jsn', 'a.html']], [['--timeout', 'soon', 'a.html']], [['--timeout', '0', 'a.html']]])(
    'refuses %j',
    (args) => {
      expect(() => parseDescribeArguments(args)).toThrow(BadArguments);
    },
  );
});

describe('parseTarget', () => {
  it('takes a path for a file, whether it exists or not', () => {
    const path = resolve('some page.html');
    expect(parseTarget('some page.html')).toEqual({ type: 'file', path, url: pathToFileURL(path).href });
  });

  it('takes a file: URL', () => {
    const path = resolve('/tmp/a b.html');
    const url = pathToFileURL(path).href;
    expect(parseTarget(url)).toEqual({ type: 'file', path, url });
  });

  it('takes a drive letter for part of a path', () => {
    expect(parseTarget('C:\\pages\\a.html').type).toBe('file');
  });

  it.each(['ftp://example.org/', 'chrome://version', 'javascript:alert(1)', 'localhost:8080/', 'http://', 'https://['])(
    'refuses %s',
    (text) => {
      expect(() => parseTarget(text)).toThrow(BadArguments);
    },
  );
});

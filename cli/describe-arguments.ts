import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export type Target = { type: 'web'; url: string } | { type: 'file'; path: string; url: string };

export interface DescribeArguments {
  help: boolean;
  json: boolean;
  timeoutMs: number;
  targets: Target[];
}

/** The arguments make no sense; the message says why. */
export class BadArguments extends Error {}

export const USAGE = `Usage: npm run describe -- [--json] [--timeout SECONDS] URL-or-file…

Opens each page in Chromium with Altlight and lists its images: their names in the browser's accessibility tree
without Altlight (before) and with it (after).

  --json              an array of pages on stdout, instead of a table
  --timeout SECONDS   how long Altlight may take for one page (default 60)
  --help              this text

A file is served from its own folder by a server on this machine. ALTLIGHT_BROWSER is the browser to use.
Exit code: 0 when every page was described, 1 when one could not be opened, 2 on bad arguments.`;

const DEFAULT_TIMEOUT_SECONDS = 60;

export function parseDescribeArguments(args: string[]): DescribeArguments {
  const { values, positionals } = parse(args);
  const help = values.help ?? false;
  if (!help && positionals.length === 0) throw new BadArguments('Name at least one URL or file.');
  return {
    help,
    json: values.json ?? false,
    timeoutMs: parseSeconds(values.timeout),
    targets: positionals.map(parseTarget),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        timeout: { type: 'string' },
      },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}

function parseSeconds(text: string | undefined): number {
  const seconds = text === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(text);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new BadArguments(`--timeout takes a number of seconds from 0 to 3600, not "${text}".`);
  }
  return seconds * 1000;
}

/** A web address, or a file by its path or file: URL. A single letter before a colon is a Windows drive. */
export function parseTarget(text: string): Target {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return fileTarget(resolve(text));
  if (!['http', 'https', 'file'].includes(scheme) || !URL.canParse(text)) {
    throw new BadArguments(`"${text}" is not an http:, https: or file: URL.`);
  }
  if (scheme === 'file') return fileTarget(pathOf(text));
  return { type: 'web', url: new URL(text).href };
}

function fileTarget(path: string): Target {
  return { type: 'file', path, url: pathToFileURL(path).href };
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new BadArguments(`"${url}" names no file on this machine.`);
  }
}

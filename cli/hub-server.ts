import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';

/** What a file's next answers are to be, instead of the right ones. */
export type Fault =
  | 'not-found'
  | 'forbidden'
  | 'error-once'
  | 'cut'
  | 'cut-once'
  /** Half of it, and then nothing, though the connection stays open. */
  | 'silent'
  /** The rest of a file is sent whether or not it is still the one that was begun. */
  | 'mixes'
  /** The rest that is sent begins at another byte than was asked for. */
  | 'other-part'
  | 'slow'
  | 'very-slow'
  | 'wrong-bytes'
  | 'wrong-bytes-once';

export interface HubRequest {
  path: string;
  range: string | undefined;
}

/** Larger files are kept apart on the hub, and are fetched from another host. */
const LFS_FROM_BYTES = 10_000;
const PAGE_SIZE = 5;

/**
 * A server that is laid out like the hub: its API in pages, files by commit, large ones by redirection to another origin. Below
 * /plain it is one that just serves folders.
 */
export class HubServer {
  readonly requests: HubRequest[] = [];
  readonly #repos = new Map<string, Map<string, Buffer>>();
  readonly #faults = new Map<string, Fault>();
  readonly #servers: Server[] = [];
  url = '';
  /** Whether it tells one state of a file from another. */
  hasETags = true;
  #storage = '';

  async start(): Promise<this> {
    this.#storage = await this.#listen();
    this.url = await this.#listen();
    return this;
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  add(repo: string, files: Record<string, Buffer>): void {
    this.#repos.set(repo, new Map(Object.entries(files)));
  }

  has(repo: string): boolean {
    return this.#repos.has(repo);
  }

  /** All files of a folder, and of the folders in it. */
  async addFolder(repo: string, folder: string): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files: Record<string, Buffer> = {};
    for (const entry of entries.filter((entry) => entry.isFile())) {
      const path = join(entry.parentPath, entry.name);
      files[relative(folder, path).replaceAll('\\', '/')] = await readFile(path);
    }
    this.add(repo, files);
  }

  /** Another text in the place of a file's. */
  change(repo: string, path: string, change: (text: string) => string): void {
    const files = this.#repos.get(repo);
    const body = files?.get(path);
    if (!files || !body) throw new Error(`${repo} has no ${path}`);
    files.set(path, Buffer.from(change(body.toString('utf8'))));
  }

  /** For the file whose path ends so, until it is forgiven. */
  fault(path: string, fault: Fault | null): void {
    if (fault) this.#faults.set(path, fault);
    else this.#faults.delete(path);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    this.requests.push({ path: url.pathname, range: request.headers.range });
    if (url.pathname.startsWith('/api/') && this.#faultOf(url.pathname) === 'silent') return;
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\//.exec(url.pathname);
    const plain = /^\/plain\/([^/]+\/[^/]+)\/(.+)$/.exec(url.pathname);
    const file = plain ?? /^\/([^/]+\/[^/]+)\/resolve\/[0-9a-f]{40}\/(.+)$/.exec(url.pathname);
    const files = this.#repos.get((api ?? file)?.[1] ?? '');
    if (!files) return void response.writeHead(404).end();
    if (api) return void this.#answerApi(api[2] ?? '', url, files, response);
    const path = decodeURIComponent(file?.[2] ?? '');
    const body = files.get(path);
    if (!body) return void response.writeHead(404).end();
    // The large file's own host is this server's second port.
    const isStorage = request.headers.host === new URL(this.#storage).host;
    if (body.length >= LFS_FROM_BYTES && !isStorage && !plain) {
      return void response
        .writeHead(302, { location: this.#storage + url.pathname, 'access-control-allow-origin': '*' })
        .end();
    }
    this.#send(path, body, request, response);
  }

  #answerApi(kind: string, url: URL, files: Map<string, Buffer>, response: ServerResponse): void {
    if (kind === 'revision') return void json(response, { sha: commitOf(files) });
    const entries = Array.from(files, ([path, body]) => treeEntry(path, body));
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const next =
      from + PAGE_SIZE < entries.length
        ? `<${this.url}${url.pathname}?recursive=true&cursor=${from + PAGE_SIZE}>; rel="next"`
        : '';
    json(response, entries.slice(from, from + PAGE_SIZE), next ? { link: next } : {});
  }

  #send(path: string, right: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const fault = this.#faultOf(path);
    if (fault === 'not-found') return void response.writeHead(404).end();
    if (fault === 'forbidden') return void response.writeHead(403).end();
    if (fault === 'error-once') return void response.writeHead(500).end();
    const body = fault?.startsWith('wrong-bytes') ? Buffer.alloc(right.length, 7) : right;
    const etag = `"${sha256(right)}"`;
    const isBegun = fault === 'mixes' || [undefined, etag].includes(request.headers['if-range'] as string | undefined);
    const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const start = !isBegun ? 0 : fault === 'other-part' && asked > 0 ? asked - 1 : asked;
    const rest = body.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': rest.length,
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      ...(this.hasETags ? { etag } : {}),
      ...(start > 0 ? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` } : {}),
    });
    if (request.method === 'HEAD') return void response.end();
    if (fault === 'silent') response.write(rest.subarray(0, rest.length / 2));
    else if (fault?.startsWith('cut')) response.write(rest.subarray(0, rest.length / 2), () => response.destroy());
    else if (fault === 'slow') drip(rest, response, 10);
    else if (fault === 'very-slow') drip(rest, response, 150);
    else response.end(rest);
  }

  /** One that is for once is forgiven with that. */
  #faultOf(path: string): Fault | undefined {
    const [name, fault] = [...this.#faults].find(([end]) => path.endsWith(end)) ?? [];
    if (name && fault?.endsWith('-once')) this.#faults.delete(name);
    return fault;
  }

  async #listen(): Promise<string> {
    const server = createServer((request, response) => this.#answer(request, response));
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

/** In so many pieces, one each 200 ms. */
function drip(body: Buffer, response: ServerResponse, pieces: number): void {
  const piece = Math.ceil(body.length / pieces);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + piece));
    sent += piece;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, 200);
  response.on('close', () => clearInterval(timer));
}

function json(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  const all = { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers };
  response.writeHead(200, all).end(JSON.stringify(value));
}

function treeEntry(path: string, body: Buffer) {
  const gitSha1 = createHash('sha1').update(`blob ${body.length}\0`).update(body).digest('hex');
  const entry = { type: 'file', path, size: body.length, oid: gitSha1 };
  return body.length < LFS_FROM_BYTES
    ? entry
    : { ...entry, lfs: { oid: sha256(body), size: body.length, pointerSize: 130 } };
}

const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('hex');

function commitOf(files: Map<string, Buffer>): string {
  const hash = createHash('sha1');
  for (const [path, body] of files) hash.update(path).update(body);
  return hash.digest('hex');
}

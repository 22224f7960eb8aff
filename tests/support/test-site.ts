import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface SeenRequest {
  path: string;
  cookie: string | undefined;
  referer: string | undefined;
  origin: 'first' | 'second';
}

/** The browser does not trust it as it trusts 127.0.0.1: without HTTPS, much of the platform is missing there. */
export const INSECURE_HOST = 'insecure.test';

/** A site on two ports of 127.0.0.1 (two origins), which remembers who asked for what. */
export class TestSite {
  readonly requests: SeenRequest[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #servers: Server[] = [];
  #pages = 0;
  first = '';
  second = '';

  async start(): Promise<this> {
    this.first = await this.#listen('first');
    this.second = await this.#listen('second');
    return this;
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  answer(path: string, answer: Answer): string {
    this.#answers.set(path, answer);
    return path;
  }

  file(path: string, body: Buffer | string, type: string, status = 200): string {
    return this.answer(path, (_, response) => response.writeHead(status, { 'content-type': type }).end(body));
  }

  /** A page at an address of its own. Returns its URL. */
  page(body: string, head = ''): string {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>${head}</head><body>${body}</body></html>`;
    return this.first + this.file(`/page-${++this.#pages}`, html, 'text/html');
  }

  /** The same page on a host that is no secure context. */
  insecurePage(body: string): string {
    return this.page(body).replace('127.0.0.1', INSECURE_HOST);
  }

  async #listen(origin: SeenRequest['origin']): Promise<string> {
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      const { cookie, referer } = request.headers;
      this.requests.push({ path, cookie, referer, origin });
      const answer = this.#answers.get(path);
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

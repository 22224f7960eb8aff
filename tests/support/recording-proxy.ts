import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Chromium asks for by itself, also in a profile without any extension: its updates, and who is signed in. */
const BROWSERS_OWN = /^(CONNECT |http:\/\/)(update\.googleapis\.com|accounts\.google\.com)[:/]/;

/** The only way out of a browser: it writes down whatever is asked for, passes on plain requests, and refuses the rest. */
export class RecordingProxy {
  /** Addresses; "CONNECT host:port" for what would be encrypted. */
  readonly asked: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => this.#pass(request, response));
    this.#server.on('connect', ({ url }: IncomingMessage, socket) => {
      this.asked.push(`CONNECT ${url}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Without what the browser asks for by itself. */
  get askedByOthers(): string[] {
    return this.asked.filter((url) => !BROWSERS_OWN.test(url));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const { url = '', method, headers } = request;
    this.asked.push(url);
    const onwards = ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onwards.on('error', () => response.destroy());
    request.pipe(onwards);
  }
}

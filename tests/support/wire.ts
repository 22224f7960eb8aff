import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What went over the wire for one request. */
export interface Passed {
  status: number;
  /** Pieces of the answer that were let through. */
  pieces: number;
  /** Whether the asking side hung up before the answer's end. */
  isLeft: boolean;
}

/** Of a stream, up to the end of the first event that has a word. */
const FIRST_WORD = /^[\s\S]*?"content":"[^"]*\w[\s\S]*?\n\n/;

/** The way to a server that is not ours: passes everything on as it is, can be held up after the first word, and cut. */
export class Wire {
  readonly passed: Passed[] = [];
  /** Nothing more of an answer comes through once a word has. */
  isHeld = false;
  readonly #server: Server;

  constructor(private readonly target: string) {
    this.#server = createServer((request, response) => this.#pass(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${new URL(this.target).pathname}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.target);
    const { host: _, ...headers } = request.headers;
    const onwards = ask(url, { method: request.method, headers }, (answer) => {
      const passed: Passed = { status: answer.statusCode ?? 0, pieces: 0, isLeft: false };
      this.passed.push(passed);
      response.writeHead(passed.status, answer.headers);
      let isHeld = false;
      answer.on('data', (piece: Buffer) => {
        if (isHeld) return;
        // A fast server's words come several at a time.
        const first = this.isHeld ? FIRST_WORD.exec(piece.toString())?.[0] : undefined;
        response.write(first ?? piece);
        passed.pieces++;
        isHeld = first !== undefined;
      });
      answer.on('end', () => isHeld || response.end());
      response.on('close', () => {
        passed.isLeft = !response.writableEnded;
        onwards.destroy();
      });
    });
    onwards.on('error', () => response.destroy());
    request.pipe(onwards);
  }
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { imageDimensionsFromData } from 'image-dimensions';
import * as v from 'valibot';

export type ChatFault =
  | 'overloaded-once'
  | 'overloaded'
  | 'cut'
  | 'silent'
  | 'html'
  | 'endless'
  | 'endless-thoughts'
  | 'endless-line'
  | 'only-alive'
  | 'drip'
  | 'thinks'
  | 'thinks-aloud'
  | 'only-thinks'
  | 'redirect'
  | 'no-logprobs'
  | 'another-model'
  | 'no-images'
  | 'broken'
  | 'error-in-stream'
  | 'no-stream'
  | 'slow';

const words = v.pipe(v.string(), v.minLength(1));
const textPart = v.strictObject({ type: v.literal('text'), text: words });
const imagePart = v.strictObject({
  type: v.literal('image_url'),
  image_url: v.strictObject({
    url: v.pipe(v.string(), v.regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/)),
  }),
});

/** Images come from the user alone. */
const messageSchema = v.variant('role', [
  v.strictObject({
    role: v.literal('user'),
    content: v.union([words, v.array(v.variant('type', [textPart, imagePart]))]),
  }),
  v.strictObject({ role: v.picklist(['system', 'assistant']), content: v.union([words, v.array(textPart)]) }),
]);

/** The request as the protocol documents it; what it does not know is refused, as strict servers do. */
const requestSchema = v.strictObject({
  model: v.string(),
  messages: v.pipe(
    v.array(messageSchema),
    v.check((messages) => messages.at(-1)?.role === 'user', 'the last message must be the user’s'),
  ),
  max_tokens: v.pipe(v.number(), v.integer(), v.minValue(1)),
  temperature: v.pipe(v.number(), v.minValue(0), v.maxValue(2)),
  stream: v.boolean(),
  logprobs: v.optional(v.boolean()),
});

export interface ChatRequest {
  messages: v.InferOutput<typeof messageSchema>[];
  prompt: string;
  /** A data: URL. */
  image: string;
  authorization: string | undefined;
  cookie: string | undefined;
  logprobs: boolean;
  maxTokens: number;
}

/** Of a model that thinks, in words: they count among the tokens that it may say. */
const THOUGHTS = 100;

export const MODEL = 'eyes-1';

/** A strict implementation of OpenAI's chat-completions protocol with images: it says how large the picture is, and more in detail. */
export class ChatServer {
  readonly requests: ChatRequest[] = [];
  fault: ChatFault | null = null;
  /** Requests of any kind, also those that were refused. */
  attempts = 0;
  /** Answers that are on their way: how many there were at once at most. */
  mostAtOnce = 0;
  #running = 0;
  #server: Server | undefined;
  baseUrl = '';

  constructor(private readonly key: string | null = null) {}

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.attempts++;
    this.#running++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#running);
    response.on('close', () => this.#running--);
    const refuse = (status: number, message: string, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify({ error: { message, type: 'invalid_request_error', code: null, param: null } }));
    const { authorization, cookie } = request.headers;
    if (this.key && authorization !== `Bearer ${this.key}`) return void refuse(401, 'Incorrect API key provided');
    if (request.url === '/v1/models' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ object: 'list', data: [{ id: MODEL, object: 'model' }] }));
    }
    if (request.url !== '/v1/chat/completions' || request.method !== 'POST') return void refuse(404, 'Not found');
    if (this.fault === 'broken') return void refuse(500, 'image input is not supported');
    if (this.fault === 'redirect') return void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
    if (this.fault?.startsWith('overloaded')) {
      if (this.fault === 'overloaded-once') this.fault = null;
      return void refuse(429, 'Rate limit reached', { 'retry-after': '0' });
    }
    const result = v.safeParse(requestSchema, JSON.parse(await text(request)));
    if (!result.success) return void refuse(400, v.flatten(result.issues).root?.[0] ?? 'bad request');
    const { model, messages, logprobs = false, stream, max_tokens: maxTokens } = result.output;
    if (model !== MODEL) return void refuse(404, `The model ${model} does not exist`);
    // As "transformers serve" words it.
    if (this.fault === 'another-model') return void refuse(400, `Server is pinned to 'other'; requested '${model}'.`);
    if (this.fault === 'no-images') return void refuse(400, `${model} does not support images`);
    if (logprobs && this.fault === 'no-logprobs') return void refuse(400, 'logprobs is not supported');
    const parts = messages.flatMap(({ content }) =>
      typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content,
    );
    const prompt = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    const image = parts.map((part) => (part.type === 'image_url' ? part.image_url.url : '')).join('');
    this.requests.push({ messages, prompt, image, authorization, cookie, logprobs, maxTokens });
    const more = prompt.includes('in detail') ? ' It has no frame.' : '';
    const sentence = `${sentenceOf(image)}${more}`;
    if (this.fault?.includes('think') && this.fault !== 'endless-thoughts')
      return this.#think(sentence, maxTokens, response);
    this.#speak(sentence, logprobs, stream && this.fault !== 'no-stream', response);
  }

  /** At once, whole, as servers do that do not stream. */
  #think(sentence: string, maxTokens: number, response: ServerResponse): void {
    const thoughts = this.fault === 'only-thinks' ? maxTokens : THOUGHTS;
    const thought = 'hm '.repeat(Math.min(thoughts, maxTokens));
    const isCut = thoughts >= maxTokens;
    const said = isCut ? '' : sentence;
    const aloud = `<think>${thought}${isCut ? '' : '</think>'}${said}`;
    const message = this.fault === 'thinks-aloud' ? { content: aloud } : { content: said, reasoning_content: thought };
    const choice = { index: 0, message: { role: 'assistant', ...message }, finish_reason: isCut ? 'length' : 'stop' };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'x', object: 'chat.completion', choices: [choice] }));
  }

  #speak(sentence: string, logprobs: boolean, stream: boolean, response: ServerResponse): void {
    if (this.fault === 'silent') return;
    if (this.fault === 'html')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
    if (!stream) {
      const choice = { index: 0, message: { role: 'assistant', content: sentence }, finish_reason: 'stop' };
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ id: 'x', object: 'chat.completion', choices: [choice] }));
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const words = sentence.match(/\S+\s*/g) ?? [];
    const send = (delta: object, finish_reason: string | null, logprob?: number) => {
      const told = logprobs && logprob !== undefined ? { logprobs: { content: [{ token: '', logprob }] } } : {};
      const choice = { index: 0, delta, finish_reason, ...told };
      response.write(`data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', choices: [choice] })}\n\n`);
    };
    const endless: Partial<Record<ChatFault, () => void>> = {
      endless: () => send({ content: 'and so on '.repeat(100) }, null),
      'endless-thoughts': () => send({ reasoning_content: 'Hm. ' }, null),
      'endless-line': () => void response.write('data'.repeat(20_000)),
      'only-alive': () => send({ role: 'assistant', content: '' }, null),
      drip: () => send({ content: 'on ' }, null),
    };
    const repeat = this.fault && endless[this.fault];
    if (repeat) {
      const timer = setInterval(repeat, 1);
      return void response.on('close', () => clearInterval(timer));
    }
    const finish = () => {
      send({}, 'stop');
      response.end('data: [DONE]\n\n');
    };
    let at = 0;
    const next = () => {
      if (at === words.length) return finish();
      if (this.fault === 'error-in-stream' && at === 2) {
        return void response.end('data: {"error": "no room for "more" tokens"}\n\n');
      }
      if (this.fault === 'cut' && at === 2) return void response.destroy();
      send({ content: words[at++] }, null, -0.1);
      setTimeout(next, this.fault === 'slow' ? 150 : 0);
    };
    next();
  }
}

function sentenceOf(image: string): string {
  const bytes = Buffer.from(image.split(',')[1] ?? '', 'base64');
  const { width, height } = imageDimensionsFromData(bytes) ?? {};
  return `The image shows a picture of ${width} by ${height} pixels.`;
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptionRequest } from '@/lib/describers/captioner';
import { createEndpointCaptioner } from '@/lib/describers/endpoint/endpoint-captioner';
import { Thinkers } from '@/lib/describers/endpoint/thinkers';
import { type ChatFault, ChatServer, MODEL } from '../../../support/chat-server';
import { flagOfJapan } from '../../../support/png';

const PICTURE = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
const BRIEF: CaptionRequest = { task: 'brief', language: 'en', maxTokens: 48 };
const LIMITS = { firstWord: 800, silence: 800, whole: 10_000, pause: 7 };
/** The canvas is the browser's; what it draws is tested there. */
const toUrl = async () => `data:image/png;base64,${flagOfJapan(96).toString('base64')}`;

let server: ChatServer;
beforeEach(async () => {
  server = await new ChatServer('secret').start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

function ask(
  changes: { model?: string; key?: string | null; baseUrl?: string } = {},
  options: { signal?: AbortSignal; heard?: string[]; languages?: Set<unknown>; request?: CaptionRequest } = {},
) {
  const endpoint = { baseUrl: server.baseUrl, model: MODEL, key: 'secret', ...changes };
  const captioner = createEndpointCaptioner(endpoint, { limits: LIMITS, toUrl });
  const signal = options.signal ?? new AbortController().signal;
  return captioner.caption(PICTURE, options.request ?? BRIEF, signal, (text, _, language) => {
    options.heard?.push(text);
    options.languages?.add(language);
  });
}

describe('an own server', () => {
  it('is asked by the protocol, and heard while it speaks', async () => {
    const heard: string[] = [];
    const caption = await ask({}, { heard });
    expect(caption).toMatchObject({
      text: expect.stringMatching(/^The image shows a picture of \d+ by \d+ pixels\.$/),
      ending: 'stop',
      language: 'en',
    });
    expect(caption.logProbabilities?.every((value) => value === -0.1)).toBe(true);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.length, 'not at each word').toBeLessThan(caption.text.split(' ').length);
    for (const text of heard) expect(caption.text.startsWith(text)).toBe(true);
    expect(server.requests[0]).toMatchObject({ authorization: 'Bearer secret', cookie: undefined });
    expect(server.requests[0]?.prompt).toContain('one short, plain sentence');
  });

  it('is given the question, and the words of the page as data', async () => {
    const request: CaptionRequest = {
      task: 'question',
      question: 'What colour?',
      context: 'Sale!',
      language: 'de',
      maxTokens: 9,
    };
    const languages = new Set<unknown>();
    await ask({}, { request, languages });
    expect([...languages], 'what is heard is told to be in').toEqual(['de']);
    expect(server.requests[0]?.prompt).toMatch(
      /What colour\?[\s\S]*Answer in German\.[\s\S]*no instruction[\s\S]*Sale!/,
    );
  });

  it('tells how many of the tokens that it may say it has said', async () => {
    const endpoint = { baseUrl: server.baseUrl, model: MODEL, key: 'secret' };
    for (const [maxTokens, fault] of [
      [48, null],
      [48, 'no-logprobs'],
      [4, null],
    ] as const) {
      server.fault = fault;
      const parts: number[] = [];
      // Long enough after each other for every word to be told.
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
      const captioner = createEndpointCaptioner(endpoint, { limits: LIMITS, toUrl });
      const { text } = await captioner.caption(
        PICTURE,
        { ...BRIEF, maxTokens },
        new AbortController().signal,
        (_, told) => parts.push(told?.step === 'speaking' ? told.part : Number.NaN),
      );
      const words = text.split(' ').length;
      expect(parts.slice(0, words)).toEqual(
        Array.from({ length: words }, (_, at) => Math.min(1, (at + 1) / maxTokens)),
      );
      vi.restoreAllMocks();
    }
  });

  it('is asked once more in a chat; the image goes with its first message alone', async () => {
    const request: CaptionRequest = {
      ...{ task: 'question', question: 'Whose?', language: 'en', maxTokens: 9 },
      past: [
        { question: 'What is it?', answer: 'A ball.' },
        { question: 'Which colour?', answer: 'Red.' },
      ],
    };
    await ask({}, { request });
    const [first, ...next] = server.requests[0]?.messages ?? [];
    expect(first).toEqual({
      role: 'user',
      content: [
        { type: 'text', text: expect.stringMatching(/^Answer this question[\s\S]*What is it\?$/) },
        { type: 'image_url', image_url: { url: await toUrl() } },
      ],
    });
    expect(next).toEqual([
      { role: 'assistant', content: 'A ball.' },
      { role: 'user', content: 'Which colour?' },
      { role: 'assistant', content: 'Red.' },
      { role: 'user', content: 'Whose?' },
    ]);
  });

  it.each<[ChatFault, number]>([
    ['overloaded-once', 1],
    ['no-logprobs', 1],
    ['no-stream', 1],
    ['slow', 1],
  ])('answers in spite of "%s"', async (fault, requests) => {
    server.fault = fault;
    expect((await ask()).text).toContain('pixels.');
    expect(server.requests).toHaveLength(requests);
  });

  it.each<[ChatFault, string]>([
    ['overloaded', 'endpoint-overloaded'],
    ['cut', 'endpoint-unreachable'],
    ['silent', 'endpoint-timed-out'],
    ['html', 'endpoint-bad-answer'],
    ['endless', 'endpoint-bad-answer'],
    ['endless-line', 'endpoint-bad-answer'],
    ['endless-thoughts', 'endpoint-only-thought'],
    ['only-thinks', 'endpoint-only-thought'],
    ['only-alive', 'endpoint-timed-out'],
    ['redirect', 'endpoint-unreachable'],
    ['another-model', 'endpoint-unknown-model'],
    ['no-images', 'endpoint-refused'],
    ['error-in-stream', 'endpoint-refused'],
  ])('that fails by "%s" is told of as %s', async (fault, reason) => {
    server.fault = fault;
    await expect(ask()).rejects.toMatchObject({ reason });
  });

  it.each<[ChatFault, number]>([
    ['broken', 1],
    ['no-images', 2],
  ])('that refuses by "%s" is sent the image %i times', async (fault, attempts) => {
    server.fault = fault;
    await expect(ask()).rejects.toMatchObject({ reason: 'endpoint-refused' });
    expect(server.attempts).toBe(attempts);
  });

  it.each<ChatFault>(['thinks', 'thinks-aloud'])(
    'whose model "%s" before it speaks is given room for that, at once when it is asked again',
    async (fault) => {
      server.fault = fault;
      const endpoint = { baseUrl: server.baseUrl, model: MODEL, key: 'secret' };
      const thinkers = new Thinkers();
      const describePicture = () => {
        const captioner = createEndpointCaptioner(endpoint, { limits: LIMITS, toUrl, thinkers });
        return captioner.caption(PICTURE, BRIEF, new AbortController().signal);
      };
      const caption = { text: expect.stringMatching(/^The image shows .* pixels\.$/), ending: 'stop', language: 'en' };
      expect(await describePicture()).toEqual({ ...caption, logProbabilities: null });
      expect(await describePicture()).toMatchObject(caption);
      const [first, ...next] = server.requests.map(({ maxTokens }) => maxTokens);
      expect(first).toBe(BRIEF.maxTokens);
      expect(next).toEqual([BRIEF.maxTokens + 2_000, BRIEF.maxTokens + 2_000]);
    },
  );

  it('whose model does nothing but think is asked twice, and is known then', async () => {
    server.fault = 'only-thinks';
    const endpoint = { baseUrl: server.baseUrl, model: MODEL, key: 'secret' };
    const captioner = createEndpointCaptioner(endpoint, { limits: LIMITS, toUrl });
    for (const requests of [2, 3]) {
      const caption = captioner.caption(PICTURE, BRIEF, new AbortController().signal);
      await expect(caption).rejects.toMatchObject({ reason: 'endpoint-only-thought' });
      expect(server.requests).toHaveLength(requests);
    }
  });

  it('that refuses for now is let go of before it is asked again', async () => {
    const refused = new Response('later', { status: 503 });
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(refused);
    const cancelled = vi.spyOn(refused.body as ReadableStream, 'cancel');
    await ask();
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('that drips for ever is left when the time for a whole answer is over', async () => {
    server.fault = 'drip';
    const endpoint = { baseUrl: server.baseUrl, model: MODEL, key: 'secret' };
    const captioner = createEndpointCaptioner(endpoint, { limits: { ...LIMITS, whole: 300 }, toUrl });
    const { signal } = new AbortController();
    await expect(captioner.caption(PICTURE, BRIEF, signal)).rejects.toMatchObject({ reason: 'endpoint-timed-out' });
  });

  it('that has too much to do is asked four times, later and later', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const timers = vi.spyOn(globalThis, 'setTimeout');
    server.fault = 'overloaded';
    await expect(ask()).rejects.toMatchObject({ reason: 'endpoint-overloaded' });
    expect(server.attempts).toBe(4);
    const { pause } = LIMITS;
    const waits = timers.mock.calls.map(([, wait]) => wait ?? 0);
    expect(waits.filter((wait) => [1, 2, 4, 8].includes(wait / pause))).toEqual([pause, 2 * pause, 4 * pause]);
  });

  it.each([
    [{ key: 'wrong' }, 'endpoint-refused-key'],
    [{ key: null }, 'endpoint-refused-key'],
    [{ model: 'unknown' }, 'endpoint-unknown-model'],
    [{ baseUrl: 'http://127.0.0.1:9/v1' }, 'endpoint-unreachable'],
  ])('with %j is told of as %s', async (changes, reason) => {
    await expect(ask(changes)).rejects.toMatchObject({ reason });
  });

  it('is left at once when nobody wants the answer any more', async () => {
    server.fault = 'silent';
    const controller = new AbortController();
    const answer = ask({}, { signal: controller.signal });
    setTimeout(() => controller.abort('gone'), 50);
    await expect(answer).rejects.toBe('gone');
  });
});

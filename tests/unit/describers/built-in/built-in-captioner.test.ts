import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createBuiltInCaptioner } from '@/lib/describers/built-in/built-in-captioner';
import type {
  LanguageModelMessage,
  LanguageModelOptions,
  LanguageModelSession,
  LanguageModelStatic,
} from '@/lib/describers/built-in/language-model';
import { BUILT_IN_LIMITS, type BuiltInLimits } from '@/lib/describers/built-in/limits';
import type { CaptionRequest } from '@/lib/describers/captioner';

/** Node has no ImageData. */
class PlainImageData {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}
beforeAll(() => void Object.assign(globalThis, { ImageData: globalThis.ImageData ?? PlainImageData }));

const PICTURE = {
  raster: { data: new Uint8ClampedArray([255, 0, 0, 0]), width: 1, height: 1 },
  background: [0, 0, 255],
} as const;
const BRIEF: CaptionRequest = { task: 'brief', language: 'en-GB', maxTokens: 48 };
const live = () => new AbortController().signal;

/** The Prompt API as its specification has it, strict about what it is given: it says which colour it sees. */
class StrictModel implements LanguageModelStatic {
  readonly created: LanguageModelOptions[] = [];
  open = 0;
  /** What is never answered, whatever signal is given. */
  hanging: 'availability' | 'create' | 'clone' | 'words' | null = null;
  readonly #late: (() => void)[] = [];

  constructor(private readonly state: Awaited<ReturnType<LanguageModelStatic['availability']>> = 'available') {}

  /** What hung is answered after all. */
  async answerLate(): Promise<void> {
    this.hanging = null;
    for (const answer of this.#late) answer();
    await new Promise((resolve) => setTimeout(resolve));
  }

  #hang(call: StrictModel['hanging']): Promise<void> | undefined {
    return this.hanging === call ? new Promise((resolve) => this.#late.push(resolve)) : undefined;
  }

  async availability(options: LanguageModelOptions) {
    await this.#hang('availability');
    if (!options.expectedInputs.some(({ type }) => type === 'image')) throw new TypeError('images are not expected');
    return this.state;
  }

  async create(options: LanguageModelOptions): Promise<LanguageModelSession> {
    await this.#hang('create');
    this.created.push(options);
    return this.#session();
  }

  #session(): LanguageModelSession {
    let isDestroyed = false;
    this.open++;
    const check = () => {
      if (isDestroyed) throw new DOMException('the session is destroyed', 'InvalidStateError');
    };
    return {
      clone: async () => {
        check();
        await this.#hang('clone');
        return this.#session();
      },
      promptStreaming: (messages, { signal }) => {
        check();
        return this.hanging === 'words' ? new ReadableStream() : speak(messages, signal);
      },
      destroy: () => {
        check();
        isDestroyed = true;
        this.open--;
      },
    };
  }
}

/** Images come from the user alone, whose turn is the last one, too. It answers once more by what was said before. */
function checkNext(messages: LanguageModelMessage[]): void {
  messages.forEach(({ role, content }, at) => {
    if (role !== (at % 2 === 0 ? 'user' : 'assistant')) throw new TypeError('bad order of roles');
    if (at > 0 && content.some(({ type }) => type !== 'text')) throw new TypeError('bad message');
  });
  if (messages.length % 2 === 0) throw new TypeError('there is nothing to answer');
}

function speak(messages: LanguageModelMessage[], signal: AbortSignal): ReadableStream<string> {
  checkNext(messages);
  const [message, ...next] = messages;
  const [text, image] = message?.content ?? [];
  if (message?.role !== 'user' || text?.type !== 'text' || image?.type !== 'image') throw new TypeError('bad message');
  const { data } = image.value as ImageData;
  const colour = (data[2] ?? 0) > 200 && data[3] === 255 ? 'blue' : 'other';
  const said = next.map(({ content }) => content.map(({ value }) => value).join());
  const again = ['endless', 'wordless'].find((word) => text.value.includes(word));
  const words = again ? null : ['A ', `${colour} `, ['square.', ...said].join(' | ')];
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (signal.aborted) return controller.error(signal.reason);
      const next = words ? words.shift() : again === 'endless' ? 'and ' : '';
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
  });
}

describe("the browser's own model", () => {
  it('is given the picture as it is seen, and heard while it speaks', async () => {
    const model = new StrictModel();
    const heard: string[] = [];
    const languages = new Set<string | undefined>();
    const caption = await createBuiltInCaptioner(model).caption(PICTURE, BRIEF, live(), (text, _, language) => {
      heard.push(text);
      languages.add(language);
    });
    expect(caption).toEqual({ text: 'A blue square.', language: 'en', logProbabilities: null, ending: 'stop' });
    expect(heard[0]).toBe('A ');
    expect([...languages]).toEqual(['en']);
    for (const text of heard) expect(caption.text.startsWith(text)).toBe(true);
  });

  it('is asked once more after what was said before', async () => {
    const request: CaptionRequest = {
      ...{ task: 'question', question: 'Whose?', language: 'es', maxTokens: 9 },
      past: [{ question: 'What?', answer: 'A square.' }],
    };
    const { text } = await createBuiltInCaptioner(new StrictModel()).caption(PICTURE, request, live());
    expect(text).toBe('A blue square. | A square. | Whose?\nAnswer in Spanish.');
  });

  it('is opened once, copied for each picture, and given back', async () => {
    const model = new StrictModel();
    const captioner = createBuiltInCaptioner(model);
    await Promise.all([captioner.caption(PICTURE, BRIEF, live()), captioner.caption(PICTURE, BRIEF, live())]);
    expect(model.created).toHaveLength(1);
    expect(model.open).toBe(1);
    await captioner.dispose();
    expect(model.open).toBe(0);
  });

  it('is asked in a language that it knows', async () => {
    const model = new StrictModel();
    const captioner = createBuiltInCaptioner(model);
    expect((await captioner.caption(PICTURE, { ...BRIEF, language: 'es-MX' }, live())).language).toBe('es');
    expect((await captioner.caption(PICTURE, { ...BRIEF, language: 'sw' }, live())).language).toBe('en');
    expect(model.created.map(({ expectedOutputs }) => expectedOutputs[0]?.languages)).toEqual([['es'], ['en']]);
  });

  it.each([
    ['a browser without one', undefined],
    ['a device that cannot run it', new StrictModel('unavailable')],
    ['one that has not been fetched', new StrictModel('downloadable')],
  ])('is missing in %s', async (_, model) => {
    await expect(createBuiltInCaptioner(model).caption(PICTURE, BRIEF, live())).rejects.toMatchObject({
      reason: 'model-missing',
    });
  });

  it('is stopped where it does not end, and the copy is given back', async () => {
    const model = new StrictModel();
    const request: CaptionRequest = { ...BRIEF, task: 'question', question: 'endless?', maxTokens: 4 };
    const caption = await createBuiltInCaptioner(model).caption(PICTURE, request, live());
    expect(caption).toMatchObject({ text: 'and '.repeat(8), ending: 'length' });
    expect(model.open).toBe(1);
  });

  it('that says nothing again and again is not heard for ever', async () => {
    const model = new StrictModel();
    const limits = { ...BUILT_IN_LIMITS, firstWord: 20, silence: 20 };
    const request: CaptionRequest = { ...BRIEF, task: 'question', question: 'wordless?' };
    await expect(createBuiltInCaptioner(model, limits).caption(PICTURE, request, live())).rejects.toMatchObject({
      reason: 'engine-timed-out',
    });
  });

  it('stops when nobody wants the answer any more, and gives the copy back', async () => {
    const model = new StrictModel();
    const controller = new AbortController();
    const request: CaptionRequest = { ...BRIEF, task: 'question', question: 'endless?' };
    const answer = createBuiltInCaptioner(model).caption(PICTURE, request, controller.signal);
    setTimeout(() => controller.abort('gone'), 10);
    await expect(answer).rejects.toBe('gone');
    expect(model.open).toBe(1);
  });

  describe('that hangs', () => {
    const LIMITS: BuiltInLimits = { opening: 20, firstWord: 20, silence: 20, idle: 60_000 };

    it.each(['availability', 'create', 'clone', 'words'] as const)('(%s) is given up, and asked anew', async (call) => {
      const model = new StrictModel();
      const captioner = createBuiltInCaptioner(model, LIMITS);
      model.hanging = call;
      await expect(captioner.caption(PICTURE, BRIEF, live())).rejects.toMatchObject({ reason: 'engine-timed-out' });
      await model.answerLate();
      expect(model.open, 'what comes too late is given back').toBe(0);
      expect((await captioner.caption(PICTURE, BRIEF, live())).text).toBe('A blue square.');
    });

    it.each(['create', 'clone', 'words'] as const)('(%s) can be cancelled', async (call) => {
      const model = new StrictModel();
      const captioner = createBuiltInCaptioner(model);
      const controller = new AbortController();
      model.hanging = call;
      const answer = captioner.caption(PICTURE, BRIEF, controller.signal);
      setTimeout(() => controller.abort('gone'), 5);
      await expect(answer).rejects.toBe('gone');
      await model.answerLate();
      expect(model.open, 'the one that is kept').toBe(1);
      await captioner.dispose();
    });
  });

  it('is given back when nobody has asked for a while', async () => {
    const model = new StrictModel();
    const captioner = createBuiltInCaptioner(model, { ...BUILT_IN_LIMITS, idle: 5 });
    await Promise.all([captioner.caption(PICTURE, BRIEF, live()), captioner.caption(PICTURE, BRIEF, live())]);
    await vi.waitFor(() => expect(model.open).toBe(0));
    expect((await captioner.caption(PICTURE, BRIEF, live())).text).toBe('A blue square.');
  });
});

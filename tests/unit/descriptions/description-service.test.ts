import { describe, expect, it, vi } from 'vitest';
import { DescriptionService, type ServiceDependencies } from '@/lib/descriptions/description-service';
import type { DescribeRequest, Urgency } from '@/lib/messaging/protocol';
import { DescribeError } from '@/lib/shared/errors';
import { declined, type Outcome } from '@/lib/shared/outcome';
import type { OnText } from '@/lib/shared/progress';
import type { CaptionWish, ImageWish } from '@/lib/shared/wish';

const SEARCH: Outcome = {
  ...{ state: 'described', reason: 'recognised', text: 'search icon', language: 'en', kind: 'icon' },
  ...{ confidence: 0.9, certainty: 'likely', source: 'test' },
};
const ASKER = {
  pageHost: 'example.com',
  site: 'https://example.com https://example.com',
  host: 'example.com',
  remember: true,
};
const NO_WORDS = { text: null, language: null, wrong: [] };
const WISH = { task: 'brief', language: 'en' } as const;
const HALF = { step: 'speaking', part: 0.5 } as const;
const live = () => new AbortController().signal;

function request(id: string, pixel: string, changes: Partial<DescribeRequest> = {}): DescribeRequest {
  const pixels = { type: 'raster', rgba: new Blob([pixel]), width: 1, height: 1 } as const;
  return { id, pixels, background: [255, 255, 255], urgency: 1, wish: WISH, address: null, ...changes };
}

type Host = ServiceDependencies['host'];

function service({ host, ...changes }: Partial<Omit<ServiceDependencies, 'host'>> & { host?: Partial<Host> } = {}) {
  const stored = new Map<string, Outcome>();
  const dependencies = {
    host: { describe: vi.fn(async () => SEARCH), hurry: vi.fn(), ...host },
    cache: {
      get: async (key: string) => stored.get(key),
      set: async (key: string, value: Outcome) => void stored.set(key, value),
    },
    fetchImage: vi.fn(async () => new Blob(['fetched'])),
    memory: { nameOf: async () => null, remember: async () => {} },
    ownWords: { isEmpty: async () => false, find: async () => NO_WORDS },
    wishFor: async () => ({ device: 'wasm' as const, captionDevice: 'wasm' as const, caption: null }),
    describer: 'test',
    ...changes,
  };
  return { service: new DescriptionService(dependencies), dependencies, stored };
}

describe('DescriptionService', () => {
  it('describes the same pixels once, at once or one after the other', async () => {
    const { service: described, dependencies } = service();
    await Promise.all(['a', 'b'].map((id) => described.describe(request(id, 'same'), ASKER, live())));
    await described.describe(request('c', 'same'), ASKER, live());
    expect(dependencies.host.describe).toHaveBeenCalledTimes(1);
    await described.describe(request('d', 'other'), ASKER, live());
    expect(dependencies.host.describe).toHaveBeenCalledTimes(2);
  });

  it('tells a picture on white from the same picture on black', async () => {
    const { service: described, dependencies } = service();
    await described.describe(request('a', 'same'), ASKER, live());
    await described.describe(request('b', 'same', { background: [0, 0, 0] }), ASKER, live());
    expect(dependencies.host.describe).toHaveBeenCalledTimes(2);
  });

  it('leaves nothing of a private window on disk', async () => {
    const { service: described, stored } = service();
    await described.describe(request('a', 'secret'), { ...ASKER, remember: false }, live());
    expect(stored.size).toBe(0);
  });

  it("lends the author's words that were met on the same site, but not in a private window", async () => {
    const memory = {
      nameOf: async (site: string, address: string) =>
        site === ASKER.site && address === 'https://a/b' ? 'Our hotel' : null,
      remember: async () => {},
    };
    const { service: described, dependencies } = service({ memory });
    const known = request('a', 'pixel', { address: 'https://a/b' });
    expect(await described.describe(known, ASKER, live())).toMatchObject({ text: 'Our hotel', source: 'author' });
    expect(dependencies.host.describe).not.toHaveBeenCalled();
    for (const asker of [
      { ...ASKER, site: 'https://other https://other' },
      { ...ASKER, remember: false },
    ]) {
      expect(await described.describe(known, asker, live())).toMatchObject({ source: 'test' });
    }
  });

  it('does not remember a passing fault', async () => {
    const { service: described, stored } = service({ host: { describe: async () => declined('engine-timed-out') } });
    expect(await described.describe(request('a', 'pixel'), ASKER, live())).toMatchObject({ state: 'failed' });
    expect(stored.size).toBe(0);
  });

  it('fetches an address with the host of the page that asks', async () => {
    const { service: described, dependencies } = service();
    const pixels = { type: 'remote', url: 'https://images.example/a.png' } as const;
    expect(await described.describe(request('a', '', { pixels }), ASKER, live())).toEqual(SEARCH);
    expect(dependencies.fetchImage).toHaveBeenCalledWith(pixels.url, 'example.com', expect.any(AbortSignal));
  });

  it('turns a refusal on the way into an outcome with its reason', async () => {
    const fetchImage = async () => Promise.reject(new DescribeError('private-network'));
    const pixels = { type: 'remote', url: 'http://192.168.0.1/a.png' } as const;
    const outcome = await service({ fetchImage }).service.describe(request('a', '', { pixels }), ASKER, live());
    expect(outcome).toEqual(declined('private-network'));
  });

  it('goes on with a twin when the page that asked first goes away', async () => {
    let calls = 0;
    const host = {
      describe: vi.fn((_job: unknown, signal: AbortSignal) => {
        if (++calls > 1) return Promise.resolve(SEARCH);
        return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }),
    };
    const { service: described } = service({ host });
    const controller = new AbortController();
    const first = described.describe(request('a', 'same'), ASKER, controller.signal);
    await vi.waitFor(() => expect(host.describe).toHaveBeenCalledTimes(1));
    const second = described.describe(request('b', 'same'), ASKER, live());
    controller.abort();
    expect(await first).toEqual(declined('cancelled'));
    expect(await second).toEqual(SEARCH);
  });

  it('lets who joins hear how far it is, and hurries what they need sooner', async () => {
    let tell: OnText = () => {};
    let answer = (_: Outcome) => {};
    const host = {
      describe: vi.fn((_job: unknown, _signal: AbortSignal, onText: OnText) => {
        tell = onText;
        return new Promise<Outcome>((resolve) => (answer = resolve));
      }),
      hurry: vi.fn(),
    };
    const { service: described } = service({ host });
    const page = vi.fn();
    const dialog = vi.fn();
    const first = described.describe(request('a', 'same', { urgency: 3 }), ASKER, live(), page);
    await vi.waitFor(() => expect(host.describe).toHaveBeenCalled());
    tell('A', HALF);
    const second = described.describe(request('b', 'same', { urgency: 0 }), ASKER, live(), dialog);
    await vi.waitFor(() => expect(dialog.mock.calls).toEqual([['A', HALF]]));
    const third = described.describe(request('c', 'same', { urgency: 2 }), ASKER, live());
    tell('A dog', HALF);
    expect(page).toHaveBeenLastCalledWith('A dog', HALF);
    expect(dialog).toHaveBeenLastCalledWith('A dog', HALF);
    answer(SEARCH);
    expect(await Promise.all([first, second, third])).toEqual([SEARCH, SEARCH, SEARCH]);
    expect(host.hurry.mock.calls).toEqual([['a', 0]]);
    expect(host.describe).toHaveBeenCalledTimes(1);
  });

  it('takes the most urgent first', async () => {
    const hashed = vi.spyOn(crypto.subtle, 'digest');
    const order: string[] = [];
    const gates: (() => void)[] = [];
    const host = {
      describe: ({ id }: { id: string }) => {
        order.push(id);
        return new Promise<Outcome>((resolve) => gates.push(() => resolve(SEARCH)));
      },
    };
    const { service: described } = service({
      ownWords: { isEmpty: async () => true, find: async () => NO_WORDS },
      host,
    });
    const ask = (id: string, urgency: Urgency) => described.describe(request(id, id, { urgency }), ASKER, live());
    const first = Array.from({ length: 24 }, (_, index) => `first ${index}`);
    const running = first.map((id) => ask(id, 3));
    await vi.waitFor(() => expect(gates).toHaveLength(first.length));
    const all = Promise.all([...running, ask('rest', 3), ask('asked', 0), ask('visible', 1)]);
    // Hashing takes its time; all three must wait before a place is free.
    await vi.waitFor(() => expect(hashed).toHaveBeenCalledTimes(first.length + 3));
    await Promise.all(hashed.mock.results.map(({ value }) => value));
    await new Promise((resolve) => setTimeout(resolve));
    for (let done = 0; done < first.length + 3; done++) {
      await vi.waitFor(() => expect(gates.length).toBeGreaterThan(done));
      gates[done]?.();
    }
    await all;
    expect(order.slice(first.length)).toEqual(['asked', 'visible', 'rest']);
  });

  it("says the user's own words before any other, but not to who asks for more or for somebody else", async () => {
    const ownWords = { isEmpty: async () => false, find: async () => ({ text: 'my dog', language: 'en', wrong: [] }) };
    const { service: described, dependencies } = service({ ownWords });
    const ask = (wish: DescribeRequest['wish']) => described.describe(request('a', 'dog', { wish }), ASKER, live());
    expect(await ask(WISH)).toMatchObject({ text: 'my dog', source: 'user', certainty: 'certain' });
    expect(dependencies.host.describe).not.toHaveBeenCalled();
    expect(await ask({ ...WISH, task: 'detailed' })).toEqual(SEARCH);
    expect(await ask({ ...WISH, model: 'another' })).toEqual(SEARCH);
  });

  it("says the user's own words before what the author has said of the same image on an earlier page", async () => {
    const memory = { nameOf: async () => 'A dog', remember: async () => {} };
    const lent = request('a', 'dog', { address: 'https://example.org/dog.png' });
    const find = vi.fn(async () => ({ text: 'my dog', language: 'en', wrong: [] }));
    const { service: described } = service({ memory, ownWords: { isEmpty: async () => false, find } });
    expect(await described.describe(lent, ASKER, live())).toMatchObject({ text: 'my dog', source: 'user' });
    const { service: without } = service({ memory, ownWords: { isEmpty: async () => true, find } });
    expect(await without.describe(lent, ASKER, live())).toMatchObject({ text: 'A dog' });
    expect(find, 'nobody looks where there is nothing').toHaveBeenCalledTimes(1);
  });

  it('shows no draft of an image of which something was called wrong', async () => {
    const onText = vi.fn();
    const host = {
      describe: async (_: unknown, __: AbortSignal, tell: OnText) => {
        tell('a cat', HALF);
        return SEARCH;
      },
    };
    let wrong = ['a cat'];
    const ownWords = { isEmpty: async () => false, find: async () => ({ ...NO_WORDS, wrong }) };
    const { service: described } = service({ host, ownWords });
    await described.describe(request('a', 'one'), ASKER, live(), onText);
    expect(onText.mock.calls, 'but how far it is').toEqual([['', HALF]]);
    wrong = [];
    await described.describe(request('b', 'two'), ASKER, live(), onText);
    expect(onText).toHaveBeenLastCalledWith('a cat', HALF);
  });

  it('never says again what the user has called wrong, also when it is in the cache', async () => {
    let wrong: string[] = [];
    const ownWords = { isEmpty: async () => false, find: async () => ({ ...NO_WORDS, wrong }) };
    const { service: described } = service({ ownWords });
    const ask = () => described.describe(request('a', 'search'), ASKER, live());
    expect(await ask()).toEqual(SEARCH);
    wrong = ['search icon'];
    expect(await ask()).toMatchObject({ state: 'abstained', reason: 'said-wrong', source: 'test' });
    wrong = ['something else'];
    expect(await ask()).toEqual(SEARCH);
  });
});

const SENTENCE = 'A dog runs on a beach.';
const DETAIL: Outcome = {
  ...{ state: 'described', reason: 'captioned', text: `${SENTENCE} It is wet.`, short: SENTENCE, language: 'en' },
  ...{ kind: null, confidence: 0.8, certainty: 'likely', source: 'florence' },
};
const BRIEF: Outcome = {
  ...{ state: 'described', reason: 'captioned', text: 'A wet dog.', language: 'en' },
  ...{ kind: null, confidence: 0.8, certainty: 'likely', source: 'florence' },
};

/** A host with a captioning model, which counts how often that is asked; `graphic` is what the bundled one says. */
function captioning(graphic: Outcome = declined('not-a-graphic'), isDetailed = false) {
  const asked: CaptionWish[] = [];
  const host: Partial<Host> = {
    describe: async ({ wish: { caption } }) => {
      if (!caption || (caption.task === 'brief' && !caption.isChosen && graphic.state === 'described')) return graphic;
      asked.push(caption);
      return caption.task === 'detailed' || caption.isDetailed ? DETAIL : BRIEF;
    },
  };
  const wishFor: ServiceDependencies['wishFor'] = async ({ model, ...wish }) => ({
    ...{ device: 'wasm', captionDevice: 'wasm' },
    caption: {
      ...wish,
      model: 'florence',
      isChosen: model !== undefined,
      isDetailed: isDetailed && wish.task === 'brief',
    },
  });
  const { service: described, dependencies } = service({ host, wishFor });
  const ask = (wish: Partial<ImageWish>, asker = ASKER) =>
    described.describe(request('a', 'dog', { wish: { ...WISH, ...wish } }), asker, live());
  return { ask, asked, dependencies };
}

describe('one inference for more than one description', () => {
  it.each([{}, { model: 'florence' }])('names an image by what was said of it in detail (%j)', async (name) => {
    const { ask, asked } = captioning();
    expect(await ask({ task: 'detailed', model: 'florence' })).toEqual(DETAIL);
    expect(await ask(name)).toMatchObject({ state: 'described', text: SENTENCE, source: 'florence' });
    expect(asked).toHaveLength(1);
  });

  it('still lets the bundled model name what it knows', async () => {
    const { ask } = captioning(SEARCH);
    await ask({ task: 'detailed', model: 'florence' });
    expect(await ask({})).toEqual(SEARCH);
    expect(await ask({ model: 'florence' })).toMatchObject({ text: SENTENCE });
  });

  it('keeps the name that an image has', async () => {
    const { ask, asked } = captioning();
    expect(await ask({})).toEqual(BRIEF);
    expect(await ask({ task: 'detailed', model: 'florence' })).toEqual(DETAIL);
    expect(await ask({})).toEqual(BRIEF);
    expect(await ask({ model: 'florence' })).toEqual(BRIEF);
    expect(asked).toHaveLength(2);
  });

  it('asks once where names are in detail, too', async () => {
    const { ask, asked } = captioning(declined('not-a-graphic'), true);
    expect(await ask({})).toEqual(DETAIL);
    expect(await ask({ task: 'detailed', model: 'florence' })).toEqual(DETAIL);
    expect(asked).toHaveLength(1);
  });

  it('asks again for another language, and of a private window', async () => {
    const { ask, asked } = captioning();
    await ask({ task: 'detailed', model: 'florence', language: 'de' });
    expect(await ask({})).toEqual(BRIEF);
    await ask({ task: 'detailed', model: 'florence', language: 'fr' }, { ...ASKER, remember: false });
    expect(await ask({ language: 'fr' })).toEqual(BRIEF);
    expect(asked).toHaveLength(4);
  });

  it('does not say the first sentence of what was called wrong', async () => {
    const { ask, dependencies } = captioning();
    await ask({ task: 'detailed', model: 'florence' });
    dependencies.ownWords.find = async () => ({
      ...NO_WORDS,
      wrong: [DETAIL.state === 'described' ? DETAIL.text : ''],
    });
    expect(await ask({})).toMatchObject({ reason: 'said-wrong' });
  });

  it('does not say in detail what begins with a sentence that was called wrong', async () => {
    const { ask, dependencies } = captioning();
    const inDetail = async (words: string) => {
      dependencies.ownWords.find = async () => ({ ...NO_WORDS, wrong: [words] });
      return (await ask({ task: 'detailed', model: 'florence' })).reason;
    };
    expect(await inDetail(SENTENCE)).toBe('said-wrong');
    expect(await inDetail('A dog runs on a beach')).toBe('said-wrong');
    expect(await inDetail('A dog'), 'of another sentence').toBe('captioned');
  });
});

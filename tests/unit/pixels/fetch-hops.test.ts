import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPublicImage } from '@/lib/pixels/fetch-public-image';
import { DescribeError } from '@/lib/shared/errors';
import { png } from '../../support/png';
import { type Answer, TestSite } from '../../support/test-site';

const PICTURE = png(4, 4, () => [1, 2, 3]);
const site = new TestSite();
let visits: string[] = [];

beforeAll(async () => {
  await site.start();
  site.file('/it.png', PICTURE, 'image/png');
});
beforeEach(() => {
  visits = [];
});
afterAll(() => site.stop());

/** A network in which every host is the local server. */
const anyHost: typeof fetch = (input, init) => {
  const url = new URL(String(input));
  visits.push(url.hostname + url.pathname);
  return fetch(site.first + url.pathname, init);
};

const get = (url: string, options: Partial<FetchOptions> = {}) =>
  fetchPublicImage(url, {
    pageHost: null,
    signal: new AbortController().signal,
    redirectTarget: async () => null,
    fetch: anyHost,
    ...options,
  });
const redirect = (path: string, location: string, status = 302) =>
  site.answer(path, (_, response) => response.writeHead(status, { location }).end());
const failsWith = (reason: string) => ({ name: 'DescribeError', reason });

test('the request carries nothing of the user', async () => {
  let seen: RequestInit | undefined;
  let headers: IncomingHttpHeaders | undefined;
  const spy: typeof fetch = (input, init) => {
    seen = init;
    expect(String(input)).toBe('https://example.com/headers.png');
    return anyHost(input, init);
  };
  site.answer('/headers.png', (request, response) => {
    headers = request.headers;
    response.end(PICTURE);
  });
  await get('https://user:secret@example.com/headers.png#part', { fetch: spy });
  const careful = { credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer', cache: 'default' };
  expect(seen).toMatchObject(careful);
  expect(headers).toBeDefined();
  for (const name of ['cookie', 'authorization', 'referer']) expect(headers).not.toHaveProperty(name);
});

describe('redirects', () => {
  test('are followed hop by hop', async () => {
    redirect('/1', 'https://b.example/2', 301);
    redirect('/2', '/3', 307);
    redirect('/3', 'https://c.example/it.png', 308);
    expect((await get('https://a.example/1')).size).toBe(PICTURE.length);
    expect(visits).toEqual(['a.example/1', 'b.example/2', 'b.example/3', 'c.example/it.png']);
  });

  test.each(['http://192.168.0.1/it.png', 'http://169.254.169.254/it.png', 'http://localhost/it.png'])(
    "from a public host to %s are refused, even to the page's own",
    async (target) => {
      redirect('/1', target);
      const attempt = get('https://a.example/1', { pageHost: new URL(target).hostname });
      await expect(attempt).rejects.toMatchObject(failsWith('private-network'));
      expect(visits).toEqual(['a.example/1']);
    },
  );

  test("stay on the page's own private host, or leave it for a public one", async () => {
    const options = { pageHost: '192.168.0.1' };
    redirect('/near', '/it.png');
    redirect('/out', 'https://a.example/it.png');
    redirect('/across', 'http://192.168.0.2/it.png');
    expect((await get('http://192.168.0.1/near', options)).size).toBe(PICTURE.length);
    expect((await get('http://192.168.0.1/out', options)).size).toBe(PICTURE.length);
    await expect(get('http://192.168.0.1/across', options)).rejects.toMatchObject(failsWith('private-network'));
  });

  test('are followed five times', async () => {
    redirect('/round', '/round');
    await expect(get('https://a.example/round')).rejects.toMatchObject(failsWith('network-error'));
    expect(visits).toHaveLength(6);
  });

  describe('that the browser hides', () => {
    const opaque: typeof fetch = async (input, init) =>
      String(input).endsWith('/1')
        ? ({ type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), body: null } as unknown as Response)
        : anyHost(input, init);

    test('are asked for, without the fragment', async () => {
      const asked: string[] = [];
      const redirectTarget = async (url: string) => {
        asked.push(url);
        return 'https://b.example/it.png';
      };
      expect((await get('https://a.example/1#x', { fetch: opaque, redirectTarget })).size).toBe(PICTURE.length);
      expect(asked).toEqual(['https://a.example/1']);
    });

    test.each<[string, FetchOptions['redirectTarget'], string]>([
      ['to a private host', async () => 'http://10.0.0.1/it.png', 'private-network'],
      ['to nowhere', async () => null, 'network-error'],
      ['to what nobody tells in time', () => new Promise(() => {}), 'response-timed-out'],
    ])('%s end', async (_, redirectTarget, reason) => {
      const attempt = get('https://a.example/1', { fetch: opaque, redirectTarget, timeoutMs: 50 });
      await expect(attempt).rejects.toMatchObject(failsWith(reason));
      expect(visits).toEqual([]);
    });
  });
});

describe('answers', () => {
  test.each([
    [401, 'needs-credentials'],
    [304, 'http-error'],
    [500, 'http-error'],
  ])('%i: %s', async (status, reason) => {
    site.file('/status', '', 'image/png', status);
    await expect(get('https://a.example/status')).rejects.toMatchObject(failsWith(reason));
  });

  test('a page that calls itself an image: not-an-image', async () => {
    site.file('/login.png', '<!doctype html><title>Log in</title>', 'image/png');
    await expect(get('https://a.example/login.png')).rejects.toMatchObject(failsWith('not-an-image'));
  });

  test('fewer bytes than promised: network-error', async () => {
    site.answer('/short', (_, response) => {
      response.writeHead(200, { 'content-length': PICTURE.length + 10 });
      response.write(PICTURE, () => response.destroy());
    });
    await expect(get('https://a.example/short')).rejects.toMatchObject(failsWith('network-error'));
  });
});

describe('the connection ends with the answer', () => {
  const pour = (response: ServerResponse) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384)));
    };
    response.on('drain', more);
    more();
  };

  test.each<[string, string, Answer]>([
    ['that has no end', 'too-many-bytes', (_, response) => pour(response.writeHead(200))],
    ['of an error page', 'http-error', (_, response) => pour(response.writeHead(404))],
    ['of a redirect', 'private-network', (_, response) => pour(response.writeHead(302, { location: 'http://nas/' }))],
    [
      'that promises much',
      'too-many-bytes',
      (_, response) => response.writeHead(200, { 'content-length': 1e9 }).write('a'),
    ],
    ['that stalls', 'response-timed-out', (_, response) => response.writeHead(200).write('a')],
  ])('%s', async (_, reason, answer) => {
    const closed = new Promise<void>((resolve) => {
      site.answer('/open', (request, response) => {
        response.on('close', resolve);
        answer(request, response);
      });
    });
    const attempt = get('https://a.example/open', {
      maxBytes: 200_000,
      ...(reason === 'response-timed-out' && { timeoutMs: 50 }),
    });
    await expect(attempt).rejects.toMatchObject(failsWith(reason));
    await closed;
  });
});

describe("the caller's abort", () => {
  test.each<[string, Answer]>([
    ['before the headers', () => {}],
    ['in the body', (_, response) => response.writeHead(200).write('a')],
  ])('%s rejects with its reason', async (_, answer) => {
    const controller = new AbortController();
    const reason = new DescribeError('cancelled');
    site.answer('/slow', (request, response) => {
      answer(request, response);
      controller.abort(reason);
    });
    await expect(get('https://a.example/slow', { signal: controller.signal })).rejects.toBe(reason);
  });

  test('beforehand reaches no server', async () => {
    const before = site.requests.length;
    const attempt = get('https://a.example/it.png', { signal: AbortSignal.abort() });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(site.requests).toHaveLength(before);
  });
});

import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listServerModels } from '@/lib/descriptions/list-server-models';

const answer = (response: () => Response) => vi.spyOn(globalThis, 'fetch').mockImplementation(async () => response());
const models = () => Response.json({ data: [{ id: 'eyes-1' }, { id: 'eyes-2' }] });

afterEach(() => void vi.restoreAllMocks());

it.each(['https://ai.example.com/v1/', 'http://127.0.0.1:11434/v1', ' http://nas.local/v1 '])(
  'lists the models of %s, which gets the key',
  async (baseUrl) => {
    const fetched = answer(models);
    expect(await listServerModels({ baseUrl, key: 'secret' })).toEqual({ models: ['eyes-1', 'eyes-2'] });
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe(`${baseUrl.trim().replace(/\/$/, '')}/models`);
    expect(init).toMatchObject({ headers: { authorization: 'Bearer secret' }, redirect: 'error', credentials: 'omit' });
  },
);

it.each([
  ['http://ai.example.com/v1', 'insecure-address'],
  ['http://8.8.8.8/v1', 'insecure-address'],
  ['ftp://127.0.0.1/v1', 'bad-address'],
  ['no address', 'bad-address'],
])('asks nothing of %s', async (baseUrl, problem) => {
  const fetched = answer(models);
  expect(await listServerModels({ baseUrl, key: 'secret' })).toEqual({ problem });
  expect(fetched).not.toHaveBeenCalled();
});

it.each([
  ['is gone', () => Promise.reject(new TypeError('gone'))],
  ['says something else', async () => new Response('<h1>Hello</h1>')],
  ['names none', async () => Response.json({})],
])('says so where a server %s', async (_, response) => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(response);
  expect(await listServerModels({ baseUrl: 'https://ai.example.com/v1', key: null })).toEqual({ problem: 'no-answer' });
});

it('asks nothing where the browser does not let Altlight reach the host', async () => {
  const fetched = answer(models);
  vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
  const problem = await listServerModels({ baseUrl: 'https://ai.example.com/v1', key: 'secret' });
  expect(problem).toEqual({ problem: 'no-access' });
  expect(fetched).not.toHaveBeenCalled();
});

it.each([401, 403])('a key that is refused (%i) is told of as such', async (status) => {
  answer(() => Response.json({ error: {} }, { status }));
  const problem = await listServerModels({ baseUrl: 'https://ai.example.com/v1', key: 'old' });
  expect(problem).toEqual({ problem: 'refused-key' });
});

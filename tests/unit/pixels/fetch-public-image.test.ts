import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchPublicImage } from '@/lib/pixels/fetch-public-image';
import { flagOfJapan } from '../../support/png';
import { TestSite } from '../../support/test-site';

const site = new TestSite();

beforeAll(async () => {
  await site.start();
  site.file('/japan.png', flagOfJapan(), 'text/html');
  site.file('/empty', '', 'image/png');
  site.file('/members', 'no', 'text/plain', 403);
  site.answer('/endless', (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    const drip = setInterval(() => response.write(Buffer.alloc(1_000)), 1);
    response.on('close', () => clearInterval(drip));
  });
  site.answer('/silent', () => {});
  site.answer('/liar', (_, response) => response.writeHead(200, { 'content-length': '999999999' }).write('x'));
  const redirect = (path: string, location: string) =>
    site.answer(path, (_, response) => response.writeHead(302, { location }).end());
  redirect('/once', '/japan.png');
  redirect('/loop', '/loop');
  redirect('/inside', 'http://192.168.0.1/secret.png');
  redirect('/elsewhere', 'ftp://example.com/x.png');
});
afterAll(() => site.stop());

function fetchFrom(url: string, options: Partial<Parameters<typeof fetchPublicImage>[1]> = {}): Promise<Blob> {
  const defaults = { pageHost: '127.0.0.1', signal: new AbortController().signal, redirectTarget: async () => null };
  return fetchPublicImage(url.startsWith('/') ? site.first + url : url, { ...defaults, ...options });
}

describe('fetchPublicImage', () => {
  it('brings the file with the type that it has, not the one that is declared', async () => {
    expect(await fetchFrom('/japan.png')).toMatchObject({ type: 'image/png', size: flagOfJapan().length });
  });

  it('follows a redirect on the same host', async () => expect((await fetchFrom('/once')).type).toBe('image/png'));

  it.each([
    ['/missing', 'http-error'],
    ['/members', 'needs-credentials'],
    ['/empty', 'not-an-image'],
    ['/loop', 'network-error'],
    ['/inside', 'private-network'],
    ['/elsewhere', 'unsupported-address'],
    ['/liar', 'too-many-bytes'],
    ['http://192.168.0.1/a.png', 'private-network'],
    ['http://localhost:1/a.png', 'private-network'],
    ['http://127.0.0.1:1/a.png', 'network-error'],
    ['file:///etc/passwd', 'unsupported-address'],
    ['chrome://settings', 'unsupported-address'],
    ['no address', 'unsupported-address'],
  ])('%s ends as %s', async (url, reason) => expect(fetchFrom(url)).rejects.toMatchObject({ reason }));

  it('refuses a private host to a page of another host', async () => {
    await expect(fetchFrom('/japan.png', { pageHost: 'example.com' })).rejects.toMatchObject({
      reason: 'private-network',
    });
    await expect(fetchFrom('/japan.png', { pageHost: null })).rejects.toMatchObject({ reason: 'private-network' });
  });

  it('ends an endless response by its bytes', async () => {
    await expect(fetchFrom('/endless', { maxBytes: 50_000 })).rejects.toMatchObject({ reason: 'too-many-bytes' });
  });

  it('ends a silent server by its time', async () => {
    await expect(fetchFrom('/silent', { timeoutMs: 50 })).rejects.toMatchObject({ reason: 'response-timed-out' });
  });

  it('stops at once when cancelled', async () => {
    const controller = new AbortController();
    const fetched = fetchFrom('/silent', { signal: controller.signal });
    controller.abort('gone');
    await expect(fetched).rejects.toBe('gone');
  });
});

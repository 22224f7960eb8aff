import { describe, expect, test } from 'vitest';
import { isPrivateHost } from '@/lib/pixels/private-host';

/** As the extension sees them: through URL, which canonicalises addresses. */
const isPrivate = (host: string) => isPrivateHost(new URL(`http://${host}/`).hostname);

describe('private, however it is written', () => {
  test.each([
    ...['0x7f000001', '127.0.0.1.', '①②⑦.0.0.1', '%31%32%37.0.0.1', 'localhost..', 'PRINTER.LOCAL.', 'router.'],
    ...['[::ffff:10.0.0.1]', '[0:0:0:0:0:ffff:c0a8:101]', '[fec0::1]', '0.1.2.3', '198.18.0.1', '100.127.255.255'],
    // IPv4-compatible, IPv4-translated, NAT64, 6to4 and Teredo all carry an IPv4 address.
    ...['[::127.0.0.1]', '[::7f00:1]', '[::ffff:0:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001::1]'],
  ])('%s', (host) => expect(isPrivate(host)).toBe(true));

  test('no host at all', () => expect(isPrivateHost('')).toBe(true));
});

describe('public, however like a private one', () => {
  test.each([
    ...['localhost.example.com', '127.0.0.1.example.com', '10.0.0.1.nip.io', 'a.b.example.co.uk'],
    ...['172.15.0.1', '100.63.255.255', '100.128.0.1', '192.169.0.1', '[2a00:1450:4001::1]', '[::ffff:8.8.8.8]'],
  ])('%s', (host) => expect(isPrivate(host)).toBe(false));
});

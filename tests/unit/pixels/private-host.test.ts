import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '@/lib/pixels/private-host';

const PRIVATE = [
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'foo.localhost',
    'router',
    'nas.local',
    'intranet.internal',
    'x.home.arpa',
  ],
  ...['127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
  ...['0.0.0.0', '100.64.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.2.1'],
  ...[
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:c0a8:101]',
    '[ff02::1]',
  ],
];
const PUBLIC = [
  'example.com',
  'example.com.',
  '8.8.8.8',
  '172.32.0.1',
  '11.0.0.1',
  '[2606:4700::1111]',
  'local.example',
  'xn--bcher-kva.example',
];

describe('isPrivateHost', () => {
  it.each(PRIVATE)('%s is private', (host) => expect(isPrivateHost(host)).toBe(true));
  it.each(PUBLIC)('%s is public', (host) => expect(isPrivateHost(host)).toBe(false));

  it.each([
    'http://0x7f.1/',
    'http://2130706433/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
  ])('%s is private as a URL gives it', (url) => expect(isPrivateHost(new URL(url).hostname)).toBe(true));
});

import { describe, expect, it } from 'vitest';
import { readableAddress } from '@/lib/images/readable-address';

const PAGE = new URL('https://site.com/page');

describe('readableAddress', () => {
  it.each([
    ['/shop/red-shoes_1234.html', 'red shoes'],
    ['/news/2024/11/big-storm', 'big storm'],
    ['/en/products/', 'products'],
    ['/products/index.php', 'products'],
    ['/caf%C3%A9', 'café'],
    ['/日本', '日本'],
    ['/mp3-player', 'mp3 player'],
    ['/covid-19', 'covid 19'],
    ['/report.pdf', 'report pdf'],
    ['/item/8f3a9c2b1d', 'item'],
    ['#contact-us', 'contact us'],
    ['https://example.org/about-us', 'about us, example.org'],
  ])('%j in words: %j', (address, words) => expect(readableAddress(new URL(address, PAGE), PAGE)).toBe(words));

  it.each(['/', '/index.html', '/a/b/c', '/dp/B08N5WRWNW', '/%E0%A4%A', '/?id=5', '/en/'])(
    '%j has no words, so the host is said',
    (address) => expect(readableAddress(new URL(address, PAGE), PAGE)).toBe('site.com'),
  );

  it.each([
    ['mailto:info@example.org?subject=x', 'info@example.org'],
    ['tel:+49123', '+49123'],
    ['https://www.example.org/', 'example.org'],
    ['ftp://example.org/file', ''],
    ['javascript:alert(1)', ''],
  ])('%j: %j', (address, words) => expect(readableAddress(new URL(address), PAGE)).toBe(words));

  it('is never long', () => {
    expect(readableAddress(new URL(`/${'word-'.repeat(100)}`, PAGE), PAGE).length).toBeLessThanOrEqual(80);
  });
});

import { describe, expect, it } from 'vitest';
import { checkImageFile } from '@/lib/pixels/check-image-file';
import { decompressionBomb, flagOfJapan } from '../../support/png';

const check = (content: Buffer | string, type = 'image/png') =>
  checkImageFile(new Blob([content as BlobPart], { type }));
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('checkImageFile', () => {
  it('reads the size of a PNG, whatever its declared type', async () => {
    expect(await check(flagOfJapan(40), 'text/html')).toEqual({ type: 'image/png', width: 40, height: 40 });
  });

  it.each([
    ['plain', SVG],
    ['with a declaration', `<?xml version="1.0"?>\n${SVG}`],
    [
      'with a comment and a doctype',
      `<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${SVG}`,
    ],
    ['with a byte order mark', `\uFEFF${SVG}`],
  ])('recognises SVG %s', async (_, text) => expect((await check(text)).type).toBe('image/svg+xml'));

  it.each<[string, Buffer | string, string]>([
    ['an empty file', '', 'not-an-image'],
    ['HTML', '<!doctype html><p>Not found', 'not-an-image'],
    ['HTML with an svg in it', `<html>${SVG}</html>`, 'not-an-image'],
    ['noise', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 'not-an-image'],
    ['half a signature', flagOfJapan().subarray(0, 5), 'not-an-image'],
    ['16000 x 16000 pixels in 31 KB', decompressionBomb(), 'too-many-pixels'],
    ['SVG with entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${SVG}`, 'not-an-image'],
    ['a huge SVG', `${SVG}<!--${'x'.repeat(2_100_000)}-->`, 'too-many-bytes'],
  ])('refuses %s', async (_, content, reason) => expect(check(content)).rejects.toMatchObject({ reason }));
});

import { describe, expect, it } from 'vitest';
import { isJunkName } from '@/lib/images/junk-name';

const JUNK = [
  ...['image', 'Image', 'IMAGE 3', 'img', 'img_1234', 'photo', 'Photo 12', 'picture', 'pic', 'graphic', 'untitled'],
  ...['Untitled-1', 'placeholder', 'spacer', 'null', 'undefined', 'alt', 'alt text', 'thumbnail', 'an image', 'logo'],
  ...['IMG_1234.jpg', 'DSC00042', 'DSC_0042.JPG', 'DSCN1234', 'image001.png', 'header-bg.webp', 'photo.jpeg?w=200'],
  ...['Screenshot 2024-01-02', 'PXL_20240102_030405', 'IMG-20240102', 'P1010042', 'icon.svg', 'banner_2.gif'],
  ...[
    '0b0f5f3e-98a4-4b7c-9d53-1c1a6f4de7aa',
    '{0B0F5F3E-98A4-4B7C-9D53-1C1A6F4DE7AA}',
    'd41d8cd98f00b204e9800998ecf8427e',
  ],
  ...['https://example.com/a.png', '//cdn.example.com/x', 'data:image/png;base64,iVBOR', 'blob:https://a/b'],
];

const REAL = [
  ...[
    'Bob',
    'BMW',
    'EY',
    'GH',
    '404',
    '2024',
    '1984',
    '7',
    'A',
    '+',
    'Anna Photo Studio',
    'Image of a cat',
    'Photo by Ann',
  ],
  ...[
    'Search',
    'Go to the picture gallery',
    'Logo of Acme',
    'The Untitled Project',
    'Null Island',
    'Deadbeef',
    'Facade',
  ],
  ...['U2', 'R2-D2', 'Boeing 747', 'Windows 11', 'Version 1.2.3', 'Node.js', 'Screenshot of the settings', 'Icon bar'],
  ...[
    '日本の旗',
    'صورة قطة',
    'Фото кота',
    'Straße',
    'P. 12',
    'Placeholder for your ad',
    'Pick your seat',
    'Banner of Spain',
  ],
];

describe('isJunkName', () => {
  it.each(JUNK)('%j is junk', (name) => expect(isJunkName(name)).toBe(true));
  it.each(REAL)('%j is a name', (name) => expect(isJunkName(name)).toBe(false));

  it.each([
    ['hdr_v2-3', 'https://a.example/img/hdr_v2-3.png', true],
    ['hdr v2 3', '/hdr_v2-3.png?x=1', true],
    ['cat2', '/cat2.jpg', true],
    ['search', '/search.svg', false],
    ['Bob', '/people/bob.jpg', false],
    ['red-panda', '/red-panda.jpg', false],
    ['Bob', '/%E0%A4%A.jpg', false],
    ['Bob', '', false],
  ])('%j for %j: junk is %j', (name, source, isJunk) => expect(isJunkName(name, source)).toBe(isJunk));
});

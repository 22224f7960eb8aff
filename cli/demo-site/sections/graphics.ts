import type { IconName } from '../icon-sets';
import { img, type Section, type Site, tiles } from '../markup';
import { inlineSvg } from '../svg';

const ICONS: IconName[] = [
  'bi:search',
  'bi:house-fill',
  'bi:trash',
  'bi:download',
  'bi:heart-fill',
  'bi:cart',
  'bi:lock-fill',
  'bi:camera-fill',
  'bi:cloud',
  'bi:wifi',
  'bi:calendar',
  'bi:printer',
];
const UNSEEN_ICONS: IconName[] = [
  'lucide:search',
  'lucide:house',
  'lucide:download',
  'lucide:star',
  'lucide:shopping-cart',
  'lucide:bell',
  'lucide:mail',
  'lucide:phone',
];
const LOGOS: IconName[] = [
  'simple-icons:github',
  'simple-icons:docker',
  'simple-icons:wikipedia',
  'simple-icons:rust',
  'simple-icons:spotify',
  'simple-icons:typescript',
];
const UNSEEN_LOGOS: IconName[] = ['cib:gitlab', 'cib:python', 'cib:linux', 'cib:figma'];
const FLAGS: IconName[] = ['flag:jp-4x3', 'flag:br-4x3', 'flag:ke-4x3', 'flag:in-4x3', 'flag:pt-4x3'];
const UNSEEN_FLAGS: IconName[] = ['flagpack:ca', 'flagpack:no', 'flagpack:se', 'flagpack:it'];
const EMOJI: IconName[] = [
  'twemoji:red-heart',
  'twemoji:grinning-face',
  'twemoji:rocket',
  'twemoji:dog-face',
  'twemoji:thumbs-up',
];
const UNSEEN_EMOJI: IconName[] = [
  'fluent-emoji-flat:pizza',
  'fluent-emoji-flat:cat-face',
  'fluent-emoji-flat:fire',
  'fluent-emoji-flat:soccer-ball',
];

export function graphics({ assets }: Site): Section[] {
  const png = (name: IconName) => img(name, assets.png(name));
  const svg = (name: IconName) => img(name, assets.svg(name));
  return [
    {
      title: 'Icons that the model has learned',
      intro: 'PNG and SVG files from Bootstrap Icons, a set that the bundled model was trained on.',
      body: tiles(ICONS.map((name, index) => (index % 2 ? svg(name) : png(name)))),
    },
    {
      title: 'Icons that it has never seen',
      intro: 'Inline SVG from Lucide, a set that was kept out of training. Silence is better than a wrong word.',
      body: tiles(
        UNSEEN_ICONS.map((name) => inlineSvg(name, 48)),
        'plain',
      ),
    },
    {
      title: 'Logos',
      intro: 'The first six, from Simple Icons, were in training; the last four, from CoreUI Brands, were not.',
      body: tiles([...LOGOS, ...UNSEEN_LOGOS].map(svg)),
    },
    {
      title: 'Flags',
      intro: 'The first five, from Flag Icons, were in training; the last four, from Flagpack, were not.',
      body: tiles([...FLAGS, ...UNSEEN_FLAGS].map(png)),
    },
    {
      title: 'Emoji',
      intro: 'The first five, from Twemoji, were in training; the last four, from Fluent Emoji, were not.',
      body: tiles([...EMOJI, ...UNSEEN_EMOJI].map(png)),
    },
  ];
}

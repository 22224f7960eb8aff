import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Choice } from '../fields/choice';
import { plural } from '../words/plural';
import { ImageItem, type OnShow } from './image-item';
import type { TabImages } from './open-images';
import { GROUPS, type Group, groupOf } from './state-words';
import { WithoutList } from './without-list';

/** Images that are shown at first, and again for each wish for more. */
const PORTION = 50;

const GROUP_WORDS = {
  described: 'images.group.described',
  without: 'images.group.without',
  waiting: 'images.group.waiting',
  named: 'images.group.named',
  decorative: 'images.group.decorative',
} as const satisfies Record<Group, string>;

interface Props {
  images: TabImages;
  /** Brings the page to the front. */
  onShow: OnShow;
}

/** Every image of a page in the order of the page; or why there is no list. */
export function ImagesPage({ images, onShow }: Props) {
  const hasList = images.images.value !== null && !images.isOff.value;
  return (
    <>
      <h1>{i18n.t('images.title')}</h1>
      {hasList ? <List images={images} onShow={onShow} /> : <WithoutList images={images} />}
    </>
  );
}

function List({ images, onShow }: Props) {
  const group = useSignal<Group | 'all'>('all');
  const limit = useSignal(PORTION);
  const all = images.images.value;
  const listed = (all ?? [])
    .map((image, index) => ({ image, number: index + 1 }))
    .filter(({ image }) => group.value === 'all' || groupOf(image) === group.value);
  const choices = [
    ['all', i18n.t('images.group.all')],
    ...GROUPS.map((name) => [name, i18n.t(GROUP_WORDS[name])] as const),
  ] as const;
  return (
    <>
      <Choice
        label={i18n.t('images.filter')}
        value={group.value}
        choices={choices}
        onChange={(wanted) => {
          group.value = wanted;
          limit.value = PORTION;
        }}
      />
      <p role="status">{all && plural('images.count', listed.length)}</p>
      <ol class="images">
        {listed.slice(0, limit.value).map(({ image, number }) => (
          <ImageItem key={image.id} image={image} number={number} images={images} onShow={onShow} />
        ))}
      </ol>
      {listed.length > limit.value && (
        <button
          type="button"
          onClick={() => {
            limit.value += PORTION;
          }}
        >
          {i18n.t('images.more')}
        </button>
      )}
      {all && images.total.value > all.length && <p>{plural('images.notListed', images.total.value - all.length)}</p>}
    </>
  );
}

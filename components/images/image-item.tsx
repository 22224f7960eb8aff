import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TabImage, TabImages } from './open-images';
import { wordsForState } from './state-words';

/**
 * The reader goes to the page. `ordered`: it has been told where; `isByKey`: they have no pointer, but a keyboard or a screen
 * reader.
 */
export type OnShow = (ordered: Promise<void>, isByKey: boolean) => void;

interface Props {
  image: TabImage;
  /** From 1, among all images of the page. */
  number: number;
  images: TabImages;
  onShow: OnShow;
}

/** One image: what it looks like, what it is called and why, and what can be done about it. */
export function ImageItem({ image, number, images, onShow }: Props) {
  const { name, isTakenBack, state } = image;
  useEffect(() => {
    images.wantThumbnail(image);
  }, [image.id, state, name]);
  const thumbnail = images.thumbnails.value.get(image.id);
  const title = i18n.t('images.number', [String(number)]);
  // A key clicks no times.
  const go = (act: 'show' | 'describe') => (event: MouseEvent) => onShow(images.order(image, act), event.detail === 0);
  const button = (words: string, act: (event: MouseEvent) => void) => (
    <button type="button" aria-label={i18n.t('join.button', [words, title])} onClick={act}>
      {words}
    </button>
  );
  return (
    <li class="image">
      {/* Its place is kept from the start, so that nothing moves when it comes. */}
      <span class="thumbnail">{thumbnail && <img src={thumbnail} alt="" />}</span>
      <div>
        <h2>{title}</h2>
        <p class="name">
          <bdi lang={name ? image.language : undefined}>{name || i18n.t('images.noName')}</bdi>
        </p>
        <p>{wordsForState(image, images.names.value)}</p>
        <div class="buttons">
          {button(i18n.t('images.show'), go('show'))}
          {button(i18n.t('images.describe'), go('describe'))}
          {/* One button whose words change: it keeps the focus. */}
          {(state === 'described' || isTakenBack) &&
            button(i18n.t(isTakenBack ? 'images.giveAgain' : 'images.takeBack'), () => {
              void images.order(image, isTakenBack ? 'give-again' : 'take-back');
            })}
        </div>
      </div>
    </li>
  );
}

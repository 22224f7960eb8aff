import { i18n } from '#i18n';
import { openImagesList } from './open-images-list';

interface Props {
  tabId: number;
  hasImages: boolean;
}

export function PopupLinks({ tabId, hasImages }: Props) {
  return (
    <ul class="links">
      {hasImages && (
        <li>
          <button type="button" onClick={() => void openImagesList(tabId)}>
            {i18n.t('popup.images')}
          </button>
        </li>
      )}
      {hasImages && (
        <li>
          <a href={`/sidepanel.html?tab=${tabId}`} target="_blank" rel="noopener">
            {i18n.t('popup.imagesInTab')}
          </a>
        </li>
      )}
      <li>
        <a href="/options.html" target="_blank" rel="noopener">
          {i18n.t('popup.options')}
        </a>
      </li>
    </ul>
  );
}

import { i18n } from '#i18n';
import type { PageCounts } from '../lib/messaging/protocol';

/** What Altlight did on this page, in four plain sentences. */
export function CountsList({ counts }: { counts: PageCounts }) {
  return (
    <ul>
      <li>{i18n.t('popup.lacking', counts.lacking)}</li>
      <li>{i18n.t('popup.described', counts.described)}</li>
      <li>{i18n.t('popup.declined', counts.declined)}</li>
      <li>{i18n.t('popup.pending', counts.pending)}</li>
    </ul>
  );
}

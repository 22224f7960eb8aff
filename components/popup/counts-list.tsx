import { i18n } from '#i18n';
import type { PageCounts } from '../../lib/messaging/ports';
import { plural } from '../words/plural';

/** What Altlight did on this page, in four plain sentences. */
export function CountsList({ counts: { lacking, described, declined, pending } }: { counts: PageCounts }) {
  return (
    <ul>
      <li>{lacking === 0 ? i18n.t('popup.noneLacking') : plural('popup.lacking', lacking)}</li>
      <li>{described === 0 ? i18n.t('popup.noneDescribed') : plural('popup.described', described)}</li>
      <li>{declined === 0 ? i18n.t('popup.noneDeclined') : plural('popup.declined', declined)}</li>
      <li>{pending === 0 ? i18n.t('popup.nonePending') : plural('popup.pending', pending)}</li>
    </ul>
  );
}

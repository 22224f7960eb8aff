import { i18n } from '#i18n';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { wordsForReason } from '../words/reason-words';

/** What is wrong, and what to do. */
export function wordsForTrouble(trouble: SitePolicy['troubles'][number]): string {
  if (trouble === 'settings-damaged') return i18n.t('rescued.trouble');
  return trouble === 'other-files' ? i18n.t('models.unfitTrouble') : wordsForReason(trouble);
}

import { i18n } from '#i18n';

/** Why something cannot be changed: an organisation has set it. @param reason is its own, or null. */
export const wordsForLock = (reason: string | null): string =>
  reason ? i18n.t('options.managedBecause', [reason]) : i18n.t('options.managed');

import { i18n } from '#i18n';

/** What a describer is called, by its id; models that the user has installed are known by their ids. */
export const nameOfDescriber = (id: string): string => (id.startsWith('graphics-') ? i18n.t('dialog.smallModel') : id);

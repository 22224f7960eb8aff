import { i18n } from '#i18n';
import { BUILT_IN_ID } from '../../lib/shared/built-in';

/** What a describer is called in a sentence, by its id. @param name of a model, where more than its id is known */
export function nameOfDescriber(id: string, name = id): string {
  if (id.startsWith('graphics-')) return i18n.t('dialog.smallModel');
  return id === BUILT_IN_ID ? i18n.t('dialog.builtInModel') : i18n.t('dialog.namedModel', [name]);
}

import { i18n } from '#i18n';
import { BUILT_IN_ID } from '../../lib/shared/built-in';
import { ENDPOINT_ID } from '../../lib/shared/endpoint';

/** Whose words there are else, by what `ListedImage.source` calls them. */
const NAMELESS = new Set(['author', 'user', 'page', ENDPOINT_ID, BUILT_IN_ID]);

/** What a describer is called in a sentence, by its id. @param name of a model, where more than its id is known */
export function nameOfDescriber(id: string, name = id): string {
  if (isSmallModel(id)) return i18n.t('dialog.smallModel');
  return id === BUILT_IN_ID ? i18n.t('dialog.builtInModel') : i18n.t('dialog.namedModel', [name]);
}

/** Whether a source of words is a model that the user has installed, which has a name besides its id. */
export const hasOwnName = (source: string | null): source is string =>
  source !== null && !NAMELESS.has(source) && !isSmallModel(source);

const isSmallModel = (id: string) => id.startsWith('graphics-');

import { i18n } from '#i18n';
import type { Strength } from '../../lib/shared/model-offer';
import type { CaptionTask } from '../../lib/shared/wish';

const GOOD_AT = {
  photos: 'models.goodAt.photos',
  quick: 'models.goodAt.quick',
  smallChat: 'models.goodAt.smallChat',
  largeChat: 'models.goodAt.largeChat',
  languages: 'models.goodAt.languages',
  old: 'models.goodAt.old',
  check: 'models.goodAt.check',
  exactCheck: 'models.goodAt.exactCheck',
} as const satisfies Record<Strength, string>;

/** What a model of the catalogue is better at than others. */
export const wordsForStrength = (strength: Strength): string => i18n.t(GOOD_AT[strength]);

/** What a model can do. */
export function wordsForAbility(tasks: readonly CaptionTask[]): string {
  if (tasks.length === 0) return i18n.t('models.canCheck');
  if (tasks.includes('question')) return i18n.t('models.canAnswer');
  return i18n.t(tasks.includes('text') ? 'models.canRead' : 'models.canCaption');
}

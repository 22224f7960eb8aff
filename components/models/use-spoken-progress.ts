import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ModelStatus } from '../../lib/shared/model-status';
import { wordsForStatus } from './model-words';
import { spokenProgress } from './spoken-progress';
import { useSlowly } from './use-slowly';

/** How far downloads are, now and then; and, at once, how each has ended. @param statuses undefined as long as nobody knows. */
export function useSpokenProgress(statuses: readonly ModelStatus[] | undefined): string {
  const before = useRef(statuses);
  const spoken = useRef(spokenProgress(undefined, statuses ?? []));
  if (before.current !== statuses) {
    spoken.current = spokenProgress(before.current, statuses ?? []);
    before.current = statuses;
  }
  const { model, isEnd } = spoken.current;
  return useSlowly(model ? wordsFor(model) : '', isEnd);
}

const wordsFor = (model: ModelStatus) =>
  model.state === 'installed'
    ? i18n.t('models.ready', [model.name])
    : i18n.t('join.about', [model.name, wordsForStatus(model)]);

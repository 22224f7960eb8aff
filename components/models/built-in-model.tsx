import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { BUILT_IN_ID } from '../../lib/shared/built-in';
import { percent } from '../words/percent';
import { MODEL_LOCK } from './model-lock';
import type { Models } from './open-models';
import { useSlowly } from './use-slowly';

/** The browser's own model, where there is one. */
export interface BuiltIn {
  availability(): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  /** Has the browser fetch its model. @param onProgress gets the part that is here, 0..1. */
  fetch(onProgress: (part: number) => void): Promise<void>;
}

interface Props {
  builtIn: BuiltIn;
  /** Whether an organisation has chosen the model in use. */
  isLocked: boolean;
  models: Models;
}

/** Nothing at all in browsers without one. */
export function BuiltInModel({ builtIn, isLocked, models }: Props) {
  const state = useSignal<Awaited<ReturnType<BuiltIn['availability']>>>('unavailable');
  /** 0..1, while the browser fetches it. */
  const part = useSignal<number | null>(null);
  const end = useSignal('');
  const said = useSlowly(
    part.value === null ? end.value : i18n.t('models.builtIn.fetching', [percent(part.value)]),
    !part.value,
  );
  useEffect(() => {
    // A browser that cannot say it has none to offer.
    const none = () => 'unavailable' as const;
    void builtIn
      .availability()
      .catch(none)
      .then((answer) => {
        state.value = answer;
      });
  }, [builtIn, state]);
  if (state.value === 'unavailable') return null;

  const fetchAndUse = async () => {
    if (part.value !== null) return;
    part.value = 0;
    try {
      await builtIn.fetch((here) => {
        part.value = here;
      });
      state.value = 'available';
      end.value = i18n.t('models.ready', [i18n.t('models.builtIn.title')]);
      models.use(BUILT_IN_ID);
    } catch {
      end.value = i18n.t('models.builtIn.failed');
    }
    part.value = null;
  };
  const isInUse = models.inUse.value === BUILT_IN_ID;
  const isHere = state.value === 'available';
  const act = () => {
    if (isInUse) models.use(null);
    else if (isHere) models.use(BUILT_IN_ID);
    else void fetchAndUse();
  };
  return (
    <>
      <h3>{i18n.t('models.builtIn.title')}</h3>
      <p>{i18n.t('models.builtIn.what')}</p>
      {part.value !== null && (
        <progress aria-label={i18n.t('models.progressOf', [i18n.t('models.builtIn.title')])} value={part.value} />
      )}
      <p role="status">{said}</p>
      {isInUse && <p>{i18n.t('models.inUse')}</p>}
      <button type="button" {...(isLocked && MODEL_LOCK)} onClick={act}>
        {i18n.t(isInUse ? 'models.useNot' : isHere ? 'models.use' : 'models.builtIn.fetch')}
      </button>
    </>
  );
}

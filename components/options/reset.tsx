import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { OpenPreferences } from './open-preferences';

/** Every setting as on the first day; models, own descriptions and the cache stay. */
export function Reset({ preferences }: { preferences: OpenPreferences }) {
  const said = useSignal('');
  const reset = async () => {
    if (!confirm(i18n.t('options.reset.sure'))) return;
    said.value = (await preferences.reset()) ? i18n.t('options.reset.done') : '';
  };
  return (
    <>
      <p>{i18n.t('options.reset.what')}</p>
      <button type="button" onClick={() => void reset()}>
        {i18n.t('options.reset.do')}
      </button>
      <p role="status">{said}</p>
    </>
  );
}

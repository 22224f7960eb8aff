import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { useDraft } from '../fields/use-draft';
import type { OpenPreferences } from './open-preferences';

/** CSS pixels */
const LARGEST = 512;

/** From which size on images are described. */
export function MinimumSide({ preferences }: { preferences: OpenPreferences }) {
  const id = useId();
  const isBad = useSignal(false);
  const { view, change, isLocked, lockHint } = preferences;
  const draft = useDraft(String(view.value?.values.minimumSide ?? ''));
  const keep = async ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const { validity, valueAsNumber } = currentTarget;
    isBad.value = !validity.valid;
    if (!validity.valid) return;
    await change({ minimumSide: valueAsNumber });
    draft.settle();
  };
  const hint = lockHint('minimumSide') ?? (isBad.value ? i18n.t('options.minimumSide.bad', [String(LARGEST)]) : '');
  return (
    <>
      <label class="field">
        {i18n.t('options.minimumSide.label')}
        <input
          type="number"
          min="0"
          max={LARGEST}
          required
          value={draft.value}
          disabled={isLocked('minimumSide')}
          aria-invalid={isBad.value}
          aria-describedby={id}
          onInput={draft.onInput}
          onChange={(event) => void keep(event)}
        />
      </label>
      <p id={id} class="hint" role={isBad.value ? 'alert' : undefined}>
        {hint}
      </p>
    </>
  );
}

import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { DialogState } from './dialog-state';

/** The user's own words for the image. While something else is asked they are hidden, and not lost. */
export function OwnWords({ state }: { state: DialogState }) {
  const isOpen = useSignal(state.typed.own !== undefined);
  const current = state.answer.value;
  if (!current) return null;
  const { outcome, isSecret } = current;
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('own') as HTMLTextAreaElement;
    const text = field.value.trim();
    if (text) void state.keep(text);
  };
  return (
    <section aria-labelledby="own-title" class="own" hidden={state.isBusy.value || isSecret}>
      <h3 id="own-title">
        <button
          type="button"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {i18n.t('dialog.own.title')}
        </button>
      </h3>
      {isOpen.value && (
        <form onSubmit={keep}>
          <label for="own">{i18n.t('dialog.own.label')}</label>
          <textarea
            id="own"
            name="own"
            dir="auto"
            rows={3}
            defaultValue={state.typed.own ?? (outcome.state === 'described' ? outcome.text : '')}
          />
          <p>{i18n.t('dialog.own.what')}</p>
          <div class="buttons">
            <button type="submit">{i18n.t('dialog.own.keep')}</button>
            {outcome.reason === 'own-words' && (
              <button type="button" onClick={() => void state.forget()}>
                {i18n.t('dialog.own.forget')}
              </button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}

import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { DialogState } from './dialog-state';

/** The user's own words for the image, and their word that a description is wrong. */
export function OwnWords({ state }: { state: DialogState }) {
  const isOpen = useSignal(false);
  const { desk, answer } = state;
  const current = answer.value;
  if (!current || state.isBusy.value || current.isSecret) return null;
  const { outcome } = current;
  const own = outcome.reason === 'own-words' ? outcome.text : null;
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('own') as HTMLTextAreaElement;
    const text = field.value.trim();
    if (text) void state.change(i18n.t('dialog.own.kept'), () => desk.keep(text));
  };
  const forget = () => void state.change(i18n.t('dialog.own.forgotten'), () => desk.keep(null));
  return (
    <section aria-labelledby="own-title" class="own">
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
            defaultValue={outcome.state === 'described' ? outcome.text : ''}
          />
          <p>{i18n.t('dialog.own.what')}</p>
          <div class="buttons">
            <button type="submit">{i18n.t('dialog.own.keep')}</button>
            {own !== null && (
              <button type="button" onClick={forget}>
                {i18n.t('dialog.own.forget')}
              </button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}

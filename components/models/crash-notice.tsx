import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  name: string;
  onAgain: () => void;
}

/** Of a model that has ended the extension while it was loaded, until the user has it tried again. */
export function CrashNotice({ name, onAgain }: Props) {
  const isTriedAgain = useSignal(false);
  const words = useRef<HTMLParagraphElement>(null);
  const again = () => {
    onAgain();
    isTriedAgain.value = true;
    // The focus would go with the button.
    words.current?.focus();
  };
  return (
    <>
      <p ref={words} tabIndex={-1}>
        {i18n.t(isTriedAgain.value ? 'models.crashedAgain' : 'models.crashed')}
      </p>
      {!isTriedAgain.value && (
        <button type="button" aria-label={i18n.t('join.button', [i18n.t('models.tryAgain'), name])} onClick={again}>
          {i18n.t('models.tryAgain')}
        </button>
      )}
    </>
  );
}

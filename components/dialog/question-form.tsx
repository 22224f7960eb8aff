import { i18n } from '#i18n';

interface Props {
  /** What was begun to be asked. */
  begun: string | undefined;
  onQuestion: (question: string) => void;
}

/** A question of the reader's own; the field stays, empty, for the next one. */
export function QuestionForm({ begun, onQuestion }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('question') as HTMLInputElement;
    const question = field.value.trim();
    if (!question) return;
    onQuestion(question);
    field.value = '';
  };
  return (
    <form onSubmit={submit}>
      <label for="question">{i18n.t('dialog.question')}</label>
      <input
        id="question"
        name="question"
        type="text"
        defaultValue={begun}
        dir="auto"
        autocomplete="off"
        maxLength={1000}
      />
      <button type="submit">{i18n.t('dialog.ask')}</button>
    </form>
  );
}

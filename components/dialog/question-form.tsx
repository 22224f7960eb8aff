import { i18n } from '#i18n';

/** A question of the reader's own; asked again and again, as the field stays. */
export function QuestionForm({ onQuestion }: { onQuestion: (question: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('question') as HTMLInputElement;
    const question = field.value.trim();
    if (question) onQuestion(question);
  };
  return (
    <form onSubmit={submit}>
      <label for="question">{i18n.t('dialog.question')}</label>
      <input id="question" name="question" type="text" autocomplete="off" />
      <button type="submit">{i18n.t('dialog.ask')}</button>
    </form>
  );
}

import { i18n } from '#i18n';

interface Props {
  /** What was begun to be written. */
  begun: string | undefined;
  onPrefix: (prefix: string) => void;
}

/** How a description is to begin, for models that go on with a text; the field stays as it is, to be tried otherwise. */
export function PrefixForm({ begun, onPrefix }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('prefix') as HTMLInputElement;
    const prefix = field.value.trim();
    if (prefix) onPrefix(prefix);
  };
  return (
    <form onSubmit={submit}>
      <label for="prefix">{i18n.t('dialog.prefix.label')}</label>
      <input id="prefix" name="prefix" type="text" defaultValue={begun} dir="auto" autocomplete="off" maxLength={120} />
      <button type="submit">{i18n.t('dialog.prefix.describe')}</button>
    </form>
  );
}

interface Props {
  /** Under which it is sent with its form. */
  name: string;
  label: string;
  value?: string | undefined;
  type?: 'text' | 'password';
}

/** One line of a form: a name or an address as computers write them. */
export const TextField = ({ name, label, value = '', type = 'text' }: Props) => (
  <label class="field">
    {label}
    <input type={type} name={name} defaultValue={value} dir="ltr" autocomplete="off" spellcheck={false} />
  </label>
);

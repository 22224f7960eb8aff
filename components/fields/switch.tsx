import { useId } from 'preact/hooks';

interface Props {
  label: string;
  checked: boolean;
  /** Called when the user has changed it. */
  onChange: (checked: boolean) => void;
  /** Said after the label. */
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

/** On or off, at once. */
export function Switch({ label, checked, onChange, hint, disabled }: Props) {
  const id = useId();
  return (
    <>
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          aria-describedby={hint && id}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {label}
      </label>
      {hint && (
        <p id={id} class="hint">
          {hint}
        </p>
      )}
    </>
  );
}

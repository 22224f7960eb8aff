import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  value: T;
  /** Value and words of each. */
  choices: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

/** One of several. */
export function Choice<T extends string>({ label, value, choices, onChange, hint, disabled }: Props<T>) {
  const id = useId();
  return (
    <>
      <label class="field">
        {label}
        <select
          disabled={disabled}
          aria-describedby={hint && id}
          onChange={({ currentTarget }) => onChange(currentTarget.value as T)}
        >
          {choices.map(([choice, words]) => (
            <option key={choice} value={choice} selected={choice === value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {hint && (
        <p id={id} class="hint">
          {hint}
        </p>
      )}
    </>
  );
}

import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  /** Under which it is sent with a form that it is a part of. */
  name?: string;
  /** By default the first. */
  value?: T | undefined;
  /** Value and words of each. */
  choices: readonly (readonly [T, string])[];
  onChange?: (value: T) => void;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

/** One of several. */
export function Choice<T extends string>({ label, name, value, choices, onChange, hint, disabled }: Props<T>) {
  const id = useId();
  return (
    <>
      <label class="field">
        {label}
        <select
          name={name}
          disabled={disabled}
          aria-describedby={hint && id}
          onChange={({ currentTarget }) => onChange?.(currentTarget.value as T)}
        >
          {choices.map(([choice, words]) => (
            <option key={choice} value={choice} selected={choice === (value ?? choices[0]?.[0])}>
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

import { useSignal } from '@preact/signals';

interface Props {
  label: string;
  checked: boolean;
  /** Called when the user has changed it. */
  onChange: (checked: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, checked, onChange }: Props) {
  const state = useSignal(checked);
  const change = (event: Event) => {
    state.value = (event.currentTarget as HTMLInputElement).checked;
    onChange(state.value);
  };
  return (
    <label>
      <input type="checkbox" role="switch" checked={state} aria-checked={state} onChange={change} />
      {label}
    </label>
  );
}

interface Props {
  label: string;
  /** Gets the text of the file that was chosen. */
  onText: (text: string) => void;
}

/** A JSON file from the user's disk. */
export function FileButton({ label, onText }: Props) {
  const read = async ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const [file] = currentTarget.files ?? [];
    if (file) onText(await file.text());
    // The same file may be chosen again.
    currentTarget.value = '';
  };
  return (
    <label class="field">
      {label}
      <input type="file" accept="application/json,.json" onChange={(event) => void read(event)} />
    </label>
  );
}

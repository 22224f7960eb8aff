/** What the user has begun to write in a dialog, by the name of the field. */
export type Typed = Readonly<Partial<Record<string, string>>>;

export const NOTHING_TYPED: Typed = {};

/** `before`: what was there when it was opened, which counts until it is changed or used. */
export function typedIn(root: ParentNode, before: Typed): Typed {
  const fields = [...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  return Object.fromEntries(
    fields
      .filter(({ name, value, defaultValue }) => value !== defaultValue || value === before[name])
      .map(({ name, value }) => [name, value]),
  );
}

import type { ComponentChildren } from 'preact';

interface Props {
  /** The fragment by which it is linked to. */
  id: string;
  title: string;
  children: ComponentChildren;
}

export const Section = ({ id, title, children }: Props) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
);

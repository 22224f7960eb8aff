/** @jsxImportSource react */
import { StrictMode, useState } from 'react';
import type { Picture } from '../gallery';

declare global {
  interface Window {
    rerender(): void;
  }
}

/** As an author writes it who forgot the alt: it is undefined in the props. */
export function Gallery({ first }: { first: Picture[] }) {
  const [pictures, show] = useState(first);
  const [round, setRound] = useState(0);
  if (typeof window !== 'undefined') Object.assign(window, { show, rerender: () => setRound((round) => round + 1) });
  return (
    <StrictMode>
      <main data-round={round}>
        <h1>Gallery</h1>
        {pictures.map(({ id, src, alt }) => (
          <img key={id} id={id} src={src} alt={alt} width={96} height={96} />
        ))}
      </main>
    </StrictMode>
  );
}

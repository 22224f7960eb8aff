/** @jsxImportSource react */
import { useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Gallery } from './react-gallery';
import { container, first, hasHydrated, timeToHydrate } from './time-to-hydrate';

function App() {
  useEffect(hasHydrated, []);
  return <Gallery first={first} />;
}

const onRecoverableError = (error: unknown) => console.error(`recoverable: ${error}`);

void timeToHydrate().then(() => hydrateRoot(container, <App />, { onRecoverableError }));

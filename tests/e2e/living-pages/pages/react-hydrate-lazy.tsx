/** @jsxImportSource react */
import { lazy, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { Picture } from '../gallery';
import { Gallery } from './react-gallery';
import { Suspended } from './react-suspended';
import { container, first, hasHydrated, timeToHydrate } from './time-to-hydrate';

function Arrived(props: { first: Picture[] }) {
  useEffect(hasHydrated, []);
  return <Gallery {...props} />;
}

const Lazy = lazy(() => timeToHydrate().then(() => ({ default: Arrived })));
const onRecoverableError = (error: unknown) => console.error(`recoverable: ${error}`);

hydrateRoot(container, <Suspended gallery={Lazy} first={first} />, { onRecoverableError });

/** @jsxImportSource react */
import { type ComponentType, Suspense } from 'react';
import type { Picture } from '../gallery';

/** A page whose gallery comes by lazy(). */
export function Suspended({
  gallery: Gallery,
  first,
}: {
  gallery: ComponentType<{ first: Picture[] }>;
  first: Picture[];
}) {
  return (
    <Suspense fallback={<p>Wait</p>}>
      <Gallery first={first} />
    </Suspense>
  );
}

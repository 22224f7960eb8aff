/** As much of react-dom as the tests use: it brings no types of its own. */
declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  interface Root {
    render(children: ReactNode): void;
  }
  interface RootOptions {
    onRecoverableError?: (error: unknown) => void;
  }
  export function createRoot(container: Element): Root;
  export function hydrateRoot(container: Element, children: ReactNode, options?: RootOptions): Root;
}

declare module 'react-dom/static' {
  import type { ReactNode } from 'react';

  /** Waits for everything that suspends. */
  export function prerender(children: ReactNode): Promise<{ prelude: ReadableStream<Uint8Array> }>;
}

/** @jsxImportSource react */
import { type ComponentType, lazy } from 'react';
import { prerender } from 'react-dom/static';
import { createSSRApp, defineAsyncComponent, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { Picture } from './gallery';
import { Gallery as ReactGallery } from './pages/react-gallery';
import { Suspended } from './pages/react-suspended';
import { Gallery as VueGallery } from './pages/vue-gallery';

/** One way to bring a page: what its server sends, and the script that hydrates it. */
interface App {
  script: URL;
  render(first: Picture[]): Promise<string>;
}

export const APPS: Record<string, App> = {
  React: {
    script: new URL('./pages/react-hydrate.tsx', import.meta.url),
    render: (first) => renderReact(ReactGallery, first),
  },
  'React, lazily in a Suspense': {
    script: new URL('./pages/react-hydrate-lazy.tsx', import.meta.url),
    render: (first) => {
      const Lazy = lazy(async () => ({ default: ReactGallery }));
      return renderReact((props) => <Suspended gallery={Lazy} {...props} />, first);
    },
  },
  Vue: {
    script: new URL('./pages/vue-hydrate.ts', import.meta.url),
    render: (first) => renderToString(createSSRApp(VueGallery, { first })),
  },
  'Vue, in an async component': {
    script: new URL('./pages/vue-hydrate-lazy.ts', import.meta.url),
    render: (first) => {
      const Lazy = defineAsyncComponent(async () => VueGallery);
      return renderToString(createSSRApp(() => h(Lazy, { first })));
    },
  },
};

async function renderReact(Page: ComponentType<{ first: Picture[] }>, first: Picture[]): Promise<string> {
  const { prelude } = await prerender(<Page first={first} />);
  return new Response(prelude).text();
}

import { createSSRApp, defineAsyncComponent, h } from 'vue';
import { container, first, hasHydrated, timeToHydrate } from './time-to-hydrate';
import { Gallery } from './vue-gallery';

const Lazy = defineAsyncComponent(() => timeToHydrate().then(() => Gallery));

createSSRApp(() => h(Lazy, { first, onVnodeMounted: hasHydrated })).mount(container);

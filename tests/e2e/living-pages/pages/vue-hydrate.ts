import { createSSRApp, nextTick } from 'vue';
import { container, first, hasHydrated, timeToHydrate } from './time-to-hydrate';
import { Gallery } from './vue-gallery';

void timeToHydrate().then(() => {
  createSSRApp(Gallery, { first }).mount(container);
  return nextTick(hasHydrated);
});

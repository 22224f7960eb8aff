import { addViteConfig, defineWxtModule } from 'wxt/modules';

/**
 * dom-accessibility-api carries polyfills for browsers without Set and Array.from, and uses its slower Set in all
 * (version 0.7.1: `typeof Set === "undefined" ? Set : SetLike`). Each content script would pay for them.
 */
const NATIVE: Record<string, string> = { SetLike: 'Set', 'array.from': 'Array.from' };
const POLYFILL = /dom-accessibility-api\/dist\/polyfills\/(SetLike|array\.from)\.mjs$/;

export default defineWxtModule({
  name: 'native-polyfills',
  setup(wxt) {
    addViteConfig(wxt, () => ({
      plugins: [
        {
          name: 'altlight:native-polyfills',
          enforce: 'pre',
          load(id) {
            const polyfill = POLYFILL.exec(id)?.[1];
            return polyfill === undefined ? undefined : `export default ${NATIVE[polyfill]};`;
          },
        },
      ],
    }));
  },
});

import { addViteConfig, defineWxtModule } from 'wxt/modules';

/** Puts create-engine-host.firefox.ts in the place of Chrome's, so that each build ships only the code it can run. */
export default defineWxtModule({
  name: 'engine-host',
  setup(wxt) {
    if (wxt.config.browser !== 'firefox') return;
    addViteConfig(wxt, () => ({
      plugins: [
        {
          name: 'altlight:engine-host',
          enforce: 'pre',
          resolveId(source, importer) {
            if (!source.endsWith('/create-engine-host')) return undefined;
            return this.resolve(`${source}.firefox`, importer, { skipSelf: true });
          },
        },
      ],
    }));
  },
});

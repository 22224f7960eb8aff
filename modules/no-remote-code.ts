import { addViteConfig, defineWxtModule } from 'wxt/modules';

/** transformers.js names a CDN for files that we ship; stores reject code that merely contains a remote loader. */
const CDN = /https:\/\/cdn\.jsdelivr\.net\/[^`'"]*/g;

function withoutCdn() {
  return {
    name: 'altlight:no-remote-code',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/@huggingface|onnxruntime/.test(id) || !code.includes('cdn.jsdelivr.net')) return undefined;
      return { code: code.replace(CDN, ''), map: null };
    },
  };
}

export default defineWxtModule({
  name: 'no-remote-code',
  setup(wxt) {
    addViteConfig(wxt, () => ({ plugins: [withoutCdn()], worker: { plugins: () => [withoutCdn()] } }));
  },
});

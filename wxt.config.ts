import { defineConfig } from 'wxt';

/** In each frame of each page, also of those that have no address of their own. */
const EVERYWHERE = {
  matches: ['<all_urls>'],
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
};

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  hooks: {
    'entrypoints:resolved': (wxt, entrypoints) => {
      const { browser, mode } = wxt.config;
      const unwanted = new Set([
        // The benchmark's pages are built only by `wxt build --mode bench`.
        ...(mode === 'bench' ? [] : ['bench', 'empty']),
        // Firefox's background is the engine host itself.
        ...(browser === 'firefox' ? ['offscreen'] : []),
      ]);
      entrypoints.splice(0, Infinity, ...entrypoints.filter(({ name }) => !unwanted.has(name)));
    },
    // The content script is loaded into each frame of each page: Terser makes it a twentieth smaller than esbuild does.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'page' || name === 'pointing')) return;
      config.build = { ...config.build, minify: 'terser', terserOptions: { ecma: 2020, compress: { passes: 2 } } };
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
      'webRequest',
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    host_permissions: ['<all_urls>'],
    // Why these keys: docs/keyboard.md. Browsers suggest four at most.
    commands: {
      'describe-focused': {
        suggested_key: { default: 'Alt+Shift+D', mac: 'MacCtrl+Shift+D' },
        description: '__MSG_commands_describeFocused__',
      },
      'next-image': {
        suggested_key: { default: 'Alt+Shift+9', mac: 'MacCtrl+Shift+9' },
        description: '__MSG_commands_nextImage__',
      },
      'previous-image': {
        suggested_key: { default: 'Alt+Shift+8', mac: 'MacCtrl+Shift+8' },
        description: '__MSG_commands_previousImage__',
      },
      'describe-all': {
        suggested_key: { default: 'Alt+Shift+0', mac: 'MacCtrl+Shift+0' },
        description: '__MSG_commands_describeAll__',
      },
      'toggle-site': { description: '__MSG_commands_toggleSite__' },
    },
    // Listed by hand: docs/adr/0001-content-script.md.
    content_scripts: [
      { js: ['pointing.js'], run_at: 'document_start', ...EVERYWHERE },
      { js: ['page.js'], run_at: 'document_idle', ...EVERYWHERE },
    ],
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    ...(browser === 'chrome' && {
      minimum_chrome_version: '148',
      message_serialization: 'structured_clone',
      storage: { managed_schema: 'managed-schema.json' },
      // Cross-origin isolation, without which there are no threads. Firefox ignores both.
      cross_origin_embedder_policy: { value: 'require-corp' },
      cross_origin_opener_policy: { value: 'same-origin' },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'altlight@altlight.invalid',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  vite: () => ({
    // Keeps ONNX Runtime's wasm a file of its own (modules/onnx-runtime.ts copies it) instead of a second 27 MB copy.
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'browser', 'module', 'import', 'default'] },
    worker: { format: 'es' },
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  }),
});

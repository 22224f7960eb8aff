import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { TestSite } from './test-site';

/** Frameworks warn in their development builds only; Vue wants its flags set, and its compiler for templates. */
const OPTIONS = {
  bundle: true,
  target: 'es2022',
  logLevel: 'error',
  jsx: 'automatic',
  define: {
    'process.env.NODE_ENV': '"development"',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
  },
  alias: { vue: 'vue/dist/vue.esm-bundler.js' },
} satisfies BuildOptions;

const bundled = new Map<string, Promise<string>>();

/** A script with all that it imports; bundled once for all tests of a worker. */
export function scriptText(entry: URL, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const key = `${format} ${entry}`;
  const text = bundled.get(key) ?? bundle(entry, format);
  bundled.set(key, text);
  return text;
}

async function bundle(entry: URL, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({ ...OPTIONS, format, write: false, entryPoints: [fileURLToPath(entry)] });
  return outputFiles[0]?.text ?? '';
}

/** Serves a module script. Returns the tag that loads it. */
export async function serveScript(site: TestSite, entry: URL): Promise<string> {
  const name = entry.pathname
    .split('/')
    .pop()
    ?.replace(/\.tsx?$/, '');
  const path = site.file(`/scripts/${name}.js`, await scriptText(entry), 'text/javascript');
  return `<script type="module" src="${path}"></script>`;
}

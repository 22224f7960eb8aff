import { fileURLToPath } from 'node:url';

/** The repository's root, wherever the command was started. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where `npm run build` puts the extension. */
export const BUILT_EXTENSION = fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url));

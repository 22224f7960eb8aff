import { findBrowser } from '../cli/find-browser';

/** Finds a browser, or installs one where it can, once and before the tests that run side by side. */
export default function ensureBrowser(): void {
  process.env.ALTLIGHT_BROWSER = findBrowser();
}

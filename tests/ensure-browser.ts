import { findBrowser } from '../cli/find-browser';
import { findFirefox } from './support/find-firefox';

/** Finds the browsers, or installs them where it can, once and before the tests that run side by side. */
export default function ensureBrowser(): void {
  process.env.ALTLIGHT_BROWSER = findBrowser();
  process.env.ALTLIGHT_FIREFOX = findFirefox() ?? '';
}

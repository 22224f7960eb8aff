import { browser } from 'wxt/browser';

/** Whether the browser lets Altlight reach the host of an address: in Firefox the user may take any site away. */
export async function hasHostAccess(address: string): Promise<boolean> {
  try {
    return await browser.permissions.contains(hostOf(address));
  } catch {
    // A host that the browser has no pattern for cannot have been taken away by itself.
    return true;
  }
}

/** Asks the user for it, unless it is given. To be called at once when the user has acted, or the browser refuses. */
export async function askForHostAccess(address: string): Promise<void> {
  try {
    await browser.permissions.request(hostOf(address));
  } catch (error) {
    console.warn('Altlight: access to the server could not be asked for.', error);
  }
}

/** Patterns have no port: they mean all of them. */
function hostOf(address: string): { origins: string[] } {
  const { protocol, hostname } = new URL(address);
  return { origins: [`${protocol}//${hostname}/*`] };
}

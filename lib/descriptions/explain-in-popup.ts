import { browser } from 'wxt/browser';

/** Where Altlight cannot say a word, the popup tells why. Called before anything is waited for, as Firefox asks. */
export function explainInPopup(): void {
  // A window without a toolbar has no popup.
  browser.action.openPopup().catch((error) => console.info('Altlight cannot open its popup here.', error));
}

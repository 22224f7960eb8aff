import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Popup } from '../../components/popup';
import { openTabCounts } from '../../components/tab-counts';

document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const app = document.getElementById('app');
if (app) render(<Popup tabId={tab?.id ?? -1} url={tab?.url ?? ''} counts={openTabCounts(tab?.id)} />, app);

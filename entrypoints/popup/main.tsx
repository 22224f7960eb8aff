import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Popup } from '../../components/popup/popup';
import { openTabCounts } from '../../components/popup/tab-counts';
import { setDocumentLanguage } from '../../components/words/language';

setDocumentLanguage();

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const app = document.getElementById('app');
if (app) render(<Popup tabId={tab?.id ?? -1} url={tab?.url ?? ''} counts={openTabCounts(tab?.id)} />, app);

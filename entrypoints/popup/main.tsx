import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Popup } from '../../components/popup/popup';
import { openTabCounts } from '../../components/popup/tab-counts';
import { openSurface } from '../../components/surface/open-surface';

const root = openSurface(i18n.t('popup.title'));
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
render(<Popup tabId={tab?.id ?? -1} url={tab?.url ?? ''} counts={openTabCounts(tab?.id)} />, root);

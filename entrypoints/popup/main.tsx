import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { openPolicy } from '../../components/popup/open-policy';
import { Popup } from '../../components/popup/popup';
import { openTabCounts } from '../../components/popup/tab-counts';
import { openSurface } from '../../components/surface/open-surface';

const root = openSurface(i18n.t('popup.title'));
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? -1;
const policy = openPolicy({ tabId, url: tab?.url ?? '' });
render(<Popup tabId={tabId} policy={policy} counts={openTabCounts(tab?.id)} />, root);

import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { ImagesPage } from '../../components/images/images-page';
import { openImages, type TabImages } from '../../components/images/open-images';
import { openSurface } from '../../components/surface/open-surface';

const root = openSurface(i18n.t('images.title'));

/** The tab that the address names, or else the one in front, whichever that is. */
const wanted = new URLSearchParams(location.search).get('tab');

let shown: TabImages | undefined;
let shownTab: number | undefined;

async function showTab(tabId: number): Promise<void> {
  // A tab has come to the front in another window: whoever reads this list stays in it.
  if (tabId === shownTab) return;
  shownTab = tabId;
  shown?.close();
  const images = openImages(tabId);
  shown = images;
  const onShow = async (ordered: Promise<void>, isByKey: boolean) => {
    void browser.tabs.update(tabId, { active: true });
    // A panel keeps the keyboard, whatever has the focus in the page, until it is closed. Who has a pointer wants it open.
    if (wanted || !isByKey) return;
    await ordered;
    window.close();
  };
  render(<ImagesPage key={tabId} images={images} onShow={onShow} />, root);
}

async function showFrontTab(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await showTab(tab.id);
}

if (wanted) {
  await showTab(Number(wanted));
} else {
  await showFrontTab();
  browser.tabs.onActivated.addListener(() => void showFrontTab());
}

import { isPagePaused, setPagePaused, type TabPage } from './paused-pages';
import { changeSettings, readSettings } from './settings';
import { isActiveOn, siteOf, withSite } from './site';

/** What has become of a site. "managed": an organisation has decided on it. */
export type SwitchedSite = 'on' | 'off' | 'off-everywhere' | 'managed';

/** Switches a site on if it, or the page, is off; else off. Where Altlight is off everywhere it stays so. */
export async function switchSite(page: TabPage): Promise<SwitchedSite> {
  const site = siteOf(page.url);
  const settings = await readSettings();
  if (site === null || !settings.enabled) return 'off-everywhere';
  const isOn = isActiveOn(settings, site);
  if (isOn && (await isPagePaused(page))) {
    await setPagePaused(page, false);
    return 'on';
  }
  await changeSettings((current) => withSite(current, site, !isOn));
  if (isActiveOn(await readSettings(), site) === isOn) return 'managed';
  if (!isOn) await setPagePaused(page, false);
  return isOn ? 'off' : 'on';
}

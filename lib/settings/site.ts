import type { Settings } from './settings';

/** The host name that a site rule is about; null where Altlight cannot run anyway (chrome:, about:, the web store). */
export function siteOf(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'file:') return 'file';
  return protocol === 'http:' || protocol === 'https:' ? hostname : null;
}

export function isActiveOn(settings: Settings, site: string | null): boolean {
  return settings.enabled && site !== null && !settings.pausedSites.includes(site);
}

/** A copy of the settings with a site switched on or off. */
export function withSite(settings: Settings, site: string, active: boolean): Settings {
  const others = settings.pausedSites.filter((paused) => paused !== site);
  return { ...settings, pausedSites: active ? others : [...others, site] };
}

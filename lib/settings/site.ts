import type { SiteChanges } from '../shared/preferences';
import type { Settings } from './schema';

type SiteRules = Pick<Settings, 'enabled' | 'pausedSites' | 'onlyAllowedSites' | 'allowedSites'>;

/** The host name that a site rule is about; null where Altlight cannot run anyway (chrome:, about:, the web store). */
export function siteOf(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'file:') return 'file';
  return protocol === 'http:' || protocol === 'https:' ? hostname : null;
}

export function isActiveOn(rules: SiteRules, site: string | null): boolean {
  if (!rules.enabled || site === null) return false;
  if (rules.pausedSites.some((pattern) => fits(pattern, site))) return false;
  return !rules.onlyAllowedSites || rules.allowedSites.some((pattern) => fits(pattern, site));
}

/** "*.news.example" fits news.example and whatever lies below it. */
function fits(pattern: string, site: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === site;
  return site === pattern.slice(2) || site.endsWith(pattern.slice(1));
}

/** A copy of the settings with a site switched on or off. A pattern that says otherwise of it goes. */
export function withSite<T extends SiteRules>(settings: T, site: string, active: boolean): T {
  const others = settings.pausedSites.filter((pattern) => (active ? !fits(pattern, site) : pattern !== site));
  const pausedSites = active ? others : [...others, site];
  const isAllowed = settings.allowedSites.some((pattern) => fits(pattern, site));
  const mustBeAllowed = active && settings.onlyAllowedSites && !isAllowed;
  const allowedSites = mustBeAllowed ? [...settings.allowedSites, site] : settings.allowedSites;
  return { ...settings, pausedSites, allowedSites };
}

/** A copy of the settings with a list of sites changed, and all else that has been done to it kept. */
export function withSiteChanges<T extends SiteRules>(settings: T, { list, added, removed }: SiteChanges): T {
  const kept = settings[list].filter((site) => !removed.includes(site));
  return { ...settings, [list]: [...new Set([...kept, ...added])] };
}

/** Whether a person can switch a site on or off below what an organisation has set. */
export function canSwitch<T extends SiteRules>(settings: T, managed: Partial<T>, site: string): boolean {
  const isActive = isActiveOn(settings, site);
  return isActiveOn({ ...withSite(settings, site, !isActive), ...managed }, site) !== isActive;
}

/** Site rules as a person writes them, one a line; null where a line is none. */
export function parseSites(text: string): string[] | null {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  const sites = lines.map((line) => toSite(line));
  return sites.every((site) => site !== null) ? [...new Set(sites)] : null;
}

function toSite(line: string): string | null {
  if (/^https?:\/\//i.test(line)) return siteOf(line);
  if (line === 'file') return line;
  const [, star = '', host = ''] = /^(\*\.)?([^*/\s]+)$/.exec(line) ?? [];
  const address = `http://${host}`;
  return host !== '' && URL.canParse(address) ? `${star}${new URL(address).hostname}` : null;
}

import type { EngineDevice } from './engine-device';

/** How a description that may be wrong is told from one that is certain: before it, shorter, or after it. */
export const HEDGES = ['appears', 'perhaps', 'after'] as const;
export type Hedge = (typeof HEDGES)[number];

/** What a page's content script needs to know of the user's settings; lib/settings/schema.ts says what each means. */
export interface PageRules {
  hedge: Hedge;
  language: string;
  describePoorAlt: boolean;
  describeDecorative: boolean;
  minimumSide: number;
  keepFromPages: boolean;
  sound: boolean;
}

/** What the user may choose, besides the captioning model. */
export interface Preferences extends PageRules {
  enabled: boolean;
  pausedSites: string[];
  onlyAllowedSites: boolean;
  allowedSites: string[];
  captionDevice: EngineDevice | 'auto';
  device: EngineDevice;
  pageContext: boolean;
  length: 'brief' | 'detailed';
}

/** What an organisation can set. */
export type Lockable = keyof Preferences | 'captionModel';

/** What is told of a change in a list of sites, so that two windows at once lose nothing. */
export interface SiteChanges {
  list: 'pausedSites' | 'allowedSites';
  added: string[];
  removed: string[];
}

/** The preferences, and which of them an organisation has set. */
export interface PreferencesView {
  values: Preferences;
  locked: Lockable[];
  /** The organisation's own words for why; null where it gives none. */
  reason: string | null;
}

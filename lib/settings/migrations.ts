/** Fields that version 1 got over time, as they were when it ended: a default may change, what people had may not. */
const ADDED_IN_2 = {
  onlyAllowedSites: false,
  allowedSites: [],
  length: 'brief',
  hedge: 'appears',
  language: 'page',
  describePoorAlt: true,
  describeDecorative: false,
  minimumSide: 0,
  keepFromPages: false,
  sound: false,
};

/**
 * By the version that each leads to. What is no settings at all stays as it is, for the user to see it
 * (rescueSettings), and so does a field that does not fit.
 */
export const MIGRATIONS = {
  2: (stored: unknown): unknown =>
    typeof stored === 'object' && !Array.isArray(stored) ? { ...ADDED_IN_2, ...stored } : stored,
};

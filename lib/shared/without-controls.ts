/** Zero width: they join emoji into one, and shape the words of Persian, Hindi and others. */
const JOINERS = '\\u200C\\u200D';
const CONTROLS = new RegExp(`(?:(?![${JOINERS}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}])+`, 'gu');
const STRAY_JOINERS = new RegExp(`(?<![^\\s${JOINERS}])[${JOINERS}]+|[${JOINERS}]+(?![^\\s${JOINERS}])`, 'gu');

/** Where a word may be broken, or not: neither is between words. */
const INSIDE_WORDS = /[\u00AD\u2060\uFEFF]/g;

/** Blanks in the place of control and bidirectional characters; joiners stay where they join something. */
export const withoutControls = (text: string): string =>
  text.replace(INSIDE_WORDS, '').replace(CONTROLS, ' ').replace(STRAY_JOINERS, '');

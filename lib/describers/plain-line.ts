import { withoutControls } from '../shared/without-controls';

/** One line, without control, bidirectional and private characters; nothing that could be read is missing. */
export const plainLine = (text: string): string =>
  withoutControls(text)
    .replace(/[\p{Co}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

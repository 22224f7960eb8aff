import type { CaptionTask } from '../../shared/wish';

/** New tokens: a sentence, a paragraph, a page, an answer. */
export const MAX_TOKENS: Record<CaptionTask, number> = { brief: 48, detailed: 200, text: 800, question: 120 };

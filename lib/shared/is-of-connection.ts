import type { ModelErrorCode, ModelErrorView } from './model-error';

const CODES: readonly ModelErrorCode[] = ['unreachable', 'server-error', 'stalled', 'busy'];

/** Whether a download that has failed like this goes on by itself as soon as it can; all others wait for the user. */
export const isOfConnection = (error: ModelErrorView | null): boolean => error !== null && CODES.includes(error.code);

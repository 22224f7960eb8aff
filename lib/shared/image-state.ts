import type { OutcomeState } from './outcome';

/** How an image is: as it was judged and, where it needs a name, how describing it has ended. */
export type ImageState = OutcomeState | 'named' | 'decorative' | 'pending';

import type { ModelRequest } from './model-status';
import type { CaptionTask } from './wish';

/** What a model is chosen for, as the user is told. */
export type Strength = 'photos' | 'quick' | 'smallChat' | 'largeChat' | 'languages' | 'old' | 'check' | 'exactCheck';

/** A model of the catalogue, in the form that suits this device. */
export interface ModelOffer {
  request: ModelRequest;
  strength: Strength;
  licence: string;
  licenceUrl: string;
  tasks: readonly CaptionTask[];
  /** BCP 47; "*" for many. */
  languages: readonly string[];
  /** Of the download, about. */
  megabytes: number | null;
  isRecommended: boolean;
}

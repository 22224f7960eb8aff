import type { EngineDevice } from './engine-device';

/** What the user may choose of how images are described. */
export interface Preferences {
  /** Where captioning models run; "auto": wherever this machine is best at it. */
  captionDevice: EngineDevice | 'auto';
  /** Where the bundled model runs. */
  device: EngineDevice;
  /** Whether captioning models are told what the page says around an image. */
  pageContext: boolean;
}

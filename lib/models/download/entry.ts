import type { ModelRequest, ModelStatus } from '../../shared/model-status';
import type { Dtypes } from '../catalogue';

/** What the library knows of a model besides its manifest. */
export interface Entry {
  status: ModelStatus;
  job: AbortController | undefined;
  /** What was asked for, as long as nothing of it is on the disk. */
  request?: ModelRequest;
  /** The number formats that were asked for, as long as nothing of them is on the disk. */
  wanted?: Dtypes;
  /** Whether the user wants it also where it costs by the megabyte, having asked for it there. */
  mayCost?: boolean;
}

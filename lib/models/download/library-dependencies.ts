import type { ModelStatus } from '../../shared/model-status';
import type { FreeBytes } from '../free-space';
import type { ModelDownload } from './download-model';

/** What the library of models needs of its worker, and who hears of what changes. */
export interface LibraryDependencies
  extends Pick<ModelDownload, 'store' | 'openSink' | 'stallLimit' | 'pause' | 'untilOnline'> {
  freeBytes: FreeBytes;
  isMetered: () => boolean;
  onChange: (statuses: ModelStatus[]) => void;
  /** Milliseconds after which what the connection has made fail is tried again, the first time. */
  retryAfter: number;
}

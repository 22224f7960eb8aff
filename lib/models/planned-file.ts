import type { Architecture } from '../shared/installed-model';
import type { Check } from './digest';

export interface PlannedFile {
  path: string;
  url: string;
  bytes: number;
  /** Null where the server does not tell: then what first comes is remembered. */
  check: Check | null;
  /** Of a file that cannot be checked: what changes when it does (file-state.ts); null where the server does not tell. */
  state: string | null;
}

export interface DownloadPlan {
  architecture: Architecture;
  /** The commit that all files are from; for a plain server, what else tells one state of them from another. */
  revision: string;
  files: PlannedFile[];
}

import type { Check } from './digest';

export interface PlannedFile {
  path: string;
  url: string;
  bytes: number;
  /** Null where the server does not tell: then what first comes is remembered. */
  check: Check | null;
}

export interface DownloadPlan {
  /** The commit that all files are from; for a plain server, what else tells one state of them from another. */
  revision: string;
  files: PlannedFile[];
}

import type { InstalledModel } from '../../shared/installed-model';

export interface InstalledModels {
  find(id: string): Promise<InstalledModel | null>;
  /** One that tells whether words fit a picture. */
  checker(): Promise<InstalledModel | null>;
  /** Fetches anew what was found damaged. */
  repair(): void;
}

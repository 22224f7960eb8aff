import type { InstalledModel } from '../../shared/installed-model';
import type { SecondOpinion } from './caption-worker-api';
import type { InstalledModels } from './installed-models';

/** The first time a checker has to be loaded, from a disk that may be slow. */
const MOST_SLOW_ANSWERS = 2;

/** The installed model that gives second opinions. */
export class Checker {
  /** Names of models, each time that they did not answer. */
  readonly #slow: string[] = [];

  constructor(private readonly models: Pick<InstalledModels, 'checker' | 'repair'>) {}

  /** None, if the one that is installed keeps everybody waiting: until the browser is started again. */
  async find(): Promise<InstalledModel | null> {
    // The caption stands without it.
    const model = await this.models.checker().catch(() => null);
    const isSlow = model && this.#slow.filter((name) => name === nameOf(model)).length >= MOST_SLOW_ANSWERS;
    return isSlow ? null : model;
  }

  /** What has come of asking it. */
  heed(model: InstalledModel, fault: SecondOpinion['checkerFault']): void {
    if (fault === 'damaged') this.models.repair();
    if (fault === 'slow') this.#slow.push(nameOf(model));
  }
}

const nameOf = ({ id, revision }: InstalledModel) => `${id}@${revision}`;

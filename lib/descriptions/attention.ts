import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';
import type { EngineJob } from '../messaging/protocol';
import { rescued } from '../settings/rescued';
import { onSettingsChange, readSettings } from '../settings/settings';
import type { Declined, Outcome } from '../shared/outcome';
import { otherFiles } from './other-files';

/**
 * What nobody's work has to fail for, also when the browser was closed meanwhile. "settings-damaged": until the user has let go
 * what was found of them. "other-files": until the model in use has the files that suit this device, or is to run on the
 * processor.
 */
type Lasting = 'settings-damaged' | 'other-files';
export type Trouble = Declined['reason'] | Lasting;

/** Kept until the browser is closed, as the background comes and goes. */
const item = storage.defineItem<Trouble[]>('session:troubles', { fallback: [] });
const changes = new PQueue({ concurrency: 1 });

/** What goes on failing until the user does something, by its reason, until the same kind of work succeeds. */
export const attention = {
  async read(): Promise<Trouble[]> {
    const lasting: Lasting[] = [];
    if ((await rescued.read()) !== null) lasting.push('settings-damaged');
    if (await otherFiles.areOnOffer()) lasting.push('other-files');
    return [...lasting, ...(await item.getValue())];
  },

  onChange(listener: (troubles: Trouble[]) => void): void {
    const tell = () => void attention.read().then(listener);
    item.watch(tell);
    rescued.onChange(tell);
    otherFiles.onChange(tell);
  },

  /** Whatever has come of a request: what needs nobody is passed over. */
  async failed({ state, reason }: Outcome): Promise<void> {
    if (state === 'failed' && kindOf(reason) !== null) {
      await change((troubles) => (troubles.includes(reason) ? troubles : [...troubles, reason]));
    }
  },

  /** An engine has answered: not the cache, which says nothing of how engines are. */
  async worked({ wish }: EngineJob, { reason }: Outcome): Promise<void> {
    const captioner = wish.caption?.endpoint ? 'server' : 'model';
    if (reason === 'captioned') await end(captioner, 'engine');
    else if (reason === 'recognised' && !wish.caption) await end('engine');
  },
};

type Kind = 'engine' | 'model' | 'server';

function kindOf(reason: string): Kind | null {
  if (reason === 'engine-failed') return 'engine';
  if (reason.startsWith('model-')) return 'model';
  return reason.startsWith('endpoint-') ? 'server' : null;
}

const end = (...kinds: Kind[]) =>
  change((troubles) => troubles.filter((reason) => !kinds.includes(kindOf(reason) as Kind)));

function change(next: (troubles: Trouble[]) => Trouble[]): Promise<void> {
  return changes.add(async () => {
    const before = await item.getValue();
    const after = next(before);
    if (after.length !== before.length || after.some((reason, index) => reason !== before[index])) {
      await item.setValue(after);
    }
  });
}

/** Who chooses another model has done something: what was wrong with the one before is no trouble any more. */
export function forgetTroublesOfOldModels(): void {
  let inUse = readSettings().then(({ captionModel }) => captionModel);
  onSettingsChange(async ({ captionModel }) => {
    const before = await inUse;
    inUse = Promise.resolve(captionModel);
    if (captionModel !== before) await end('engine', 'model', 'server');
  });
}

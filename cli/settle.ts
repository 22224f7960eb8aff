import { setTimeout as delay } from 'node:timers/promises';
import type { FrameSession, FrameSessions } from './frame-sessions';
import { readStatus, type WorldStatus } from './isolated-world';

export interface SettleOptions {
  /** How long to wait in all; whatever is pending then is reported as timed out. */
  timeoutMs: number;
  /** For how long nothing may be pending. */
  quietMs?: number;
  /** How often the page is asked, which costs it a little. */
  pollMs?: number;
}

/** For how long a page, or a frame in it, may take to notice that Altlight was switched on. */
const START = 10_000;

/** Waits until Altlight has finished in every frame. Throws when it does not even start. */
export async function waitUntilSettled(sessions: FrameSessions, options: SettleOptions): Promise<void> {
  const { timeoutMs, quietMs = 300, pollMs = 50 } = options;
  const start = Date.now();
  let quietSince: number | undefined;
  while (Date.now() - start < timeoutMs) {
    const statuses = await allStatuses(await sessions.current());
    const isLate = Date.now() - start > START;
    if (isLate && !statuses.some((status) => status.active)) throw new Error('Altlight did not start in this page');
    if (!isQuiet(statuses, isLate)) quietSince = undefined;
    else if (quietSince === undefined) quietSince = Date.now();
    else if (Date.now() - quietSince >= quietMs) return;
    await delay(pollMs);
  }
}

function isQuiet(statuses: WorldStatus[], isLate: boolean): boolean {
  return statuses.length > 0 && statuses.every(({ active, pending }) => pending === 0 && (active || isLate));
}

async function allStatuses(sessions: FrameSession[]): Promise<WorldStatus[]> {
  const worlds = sessions.flatMap(({ session, worlds }) => [...worlds.values()].map((world) => ({ session, world })));
  const statuses = await Promise.all(worlds.map(({ session, world }) => readStatus(session, world)));
  return statuses.filter((status) => status !== undefined);
}

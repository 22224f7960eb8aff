import type { DeviceProbe } from '../shared/engine-device';
import { probeDevice } from './device-probe';

/** Milliseconds: a driver that hangs costs ten seconds at each look. */
const PAUSE = 60_000;

/** Looks at the device once; again where no adapter was found, as a driver may have been busy, or have been started since. */
export function rememberProbe(probe: () => Promise<DeviceProbe> = probeDevice): () => Promise<DeviceProbe> {
  let last: { at: number; found: Promise<DeviceProbe> } | undefined;
  return async () => {
    const known = await last?.found;
    if (known && (known.reason !== 'no-adapter' || Date.now() - (last?.at ?? 0) < PAUSE)) return known;
    const found = probe();
    last = { at: Date.now(), found };
    return found;
  };
}

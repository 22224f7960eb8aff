import EngineWorker from './engine.worker?worker';
import type { OpenSession } from './session';
import { openSession } from './session';

/** Reading and compiling 27 MB of wasm takes a second; a slow disk or machine is given a minute. */
const LOAD_LIMIT_MS = 60_000;

export const openEngineWorker: OpenSession = (device) => openSession(() => new EngineWorker(), device, LOAD_LIMIT_MS);

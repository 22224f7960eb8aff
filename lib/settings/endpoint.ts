import PQueue from 'p-queue';
import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';
import type { Endpoint } from '../shared/endpoint';
import { rescued } from './rescued';

const schema = v.object({
  baseUrl: v.pipe(v.string(), v.url()),
  model: v.string(),
  key: v.nullable(v.string()),
  /** The origin that the user has agreed to send images to. */
  accepted: v.string(),
});

/** Kept on this device alone: it may hold a key, which is never synced, shown or logged. */
const item = storage.defineItem<unknown>('local:endpoint', { fallback: null });
const changes = new PQueue({ concurrency: 1 });

/** Null where none is set, or none that the user has agreed to. */
export async function readEndpoint(): Promise<Endpoint | null> {
  return parse(await item.getValue());
}

export function writeEndpoint(endpoint: Endpoint | null): Promise<void> {
  return changes.add(async () => {
    await putAside();
    await item.setValue(endpoint && { ...endpoint, accepted: new URL(endpoint.baseUrl).origin });
  });
}

/** Tells that it may be another one now; not which, as it holds the key. */
export function onEndpointChange(listener: () => void): void {
  item.watch(() => listener());
}

/** Puts a damaged one aside. Nothing takes its place: images go nowhere on a guess. */
export function rescueEndpoint(): Promise<void> {
  return changes.add(async () => {
    if (await putAside()) await item.removeValue();
  });
}

async function putAside(): Promise<boolean> {
  const stored = await item.getValue();
  const isDamaged = stored !== null && parse(stored) === null;
  if (isDamaged) await rescued.add({ endpoint: withoutKey(stored) });
  return isDamaged;
}

function parse(stored: unknown): Endpoint | null {
  const result = v.safeParse(schema, stored);
  if (!result.success) return null;
  const { accepted, ...endpoint } = result.output;
  return accepted === new URL(endpoint.baseUrl).origin ? endpoint : null;
}

/** What can be told of it: in damaged data the key may stand anywhere else, also in an address. */
function withoutKey(stored: unknown): Record<string, string> {
  const { baseUrl, model } = Object(stored) as Record<string, unknown>;
  const address = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  return {
    ...(address && { baseUrl: address.origin + address.pathname }),
    ...(typeof model === 'string' && { model }),
  };
}

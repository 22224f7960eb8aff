import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';
import type { Endpoint } from '../shared/endpoint';

const schema = v.object({
  baseUrl: v.pipe(v.string(), v.url()),
  model: v.string(),
  key: v.nullable(v.string()),
  /** The origin that the user has agreed to send images to. */
  accepted: v.string(),
});

/** Kept on this device alone: it may hold a key, which is never synced, shown or logged. */
const item = storage.defineItem<unknown>('local:endpoint', { fallback: null });

/** Null where none is set, or none that the user has agreed to. */
export async function readEndpoint(): Promise<Endpoint | null> {
  const result = v.safeParse(schema, await item.getValue());
  if (!result.success) return null;
  const { accepted, ...endpoint } = result.output;
  return accepted === new URL(endpoint.baseUrl).origin ? endpoint : null;
}

export async function writeEndpoint(endpoint: Endpoint | null): Promise<void> {
  await item.setValue(endpoint && { ...endpoint, accepted: new URL(endpoint.baseUrl).origin });
}

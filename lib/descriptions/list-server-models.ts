import * as v from 'valibot';
import { hasHostAccess } from '../settings/host-access';
import type { ServerModels } from '../shared/endpoint';
import { addressProblemOf, tidyAddress } from './endpoint-address';

const LIMIT_MS = 10_000;

const modelsSchema = v.object({ data: v.array(v.object({ id: v.string() })) });

/** Asks a server for the names of its models. The address is held to the same rules as one that is used: the key goes there. */
export async function listServerModels(request: { baseUrl: string; key: string | null }): Promise<ServerModels> {
  const problem = addressProblemOf(request.baseUrl);
  if (problem) return { problem };
  if (!(await hasHostAccess(request.baseUrl))) return { problem: 'no-access' };
  const response = await fetch(`${tidyAddress(request.baseUrl)}/models`, {
    headers: request.key ? { authorization: `Bearer ${request.key}` } : {},
    signal: AbortSignal.timeout(LIMIT_MS),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  }).catch(() => null);
  if (response?.status === 401 || response?.status === 403) return { problem: 'refused-key' };
  try {
    return { models: v.parse(modelsSchema, await response?.json()).data.map(({ id }) => id) };
  } catch {
    return { problem: 'no-answer' };
  }
}

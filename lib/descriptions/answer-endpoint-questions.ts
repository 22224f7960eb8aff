import * as v from 'valibot';
import { handleMessage } from '../messaging/messenger';
import type { EndpointForm } from '../messaging/protocol';
import { isPrivateHost } from '../pixels/private-host';
import { readEndpoint, writeEndpoint } from '../settings/endpoint';
import { changeSettings, readSettings } from '../settings/settings';
import { ENDPOINT_ID, type EndpointProblem } from '../shared/endpoint';

const TEST_LIMIT_MS = 10_000;

/** A server of the user's own: told of, set, tried and removed. Its key goes in and never comes out. */
export function answerEndpointQuestions(): void {
  handleMessage('endpoint:get', async () => {
    const endpoint = await readEndpoint();
    const isInUse = endpoint !== null && (await readSettings()).captionModel === ENDPOINT_ID;
    return endpoint && { baseUrl: endpoint.baseUrl, model: endpoint.model, hasKey: endpoint.key !== null, isInUse };
  });
  handleMessage('endpoint:set', async (form) => {
    const problem = problemOf(form);
    if (problem) return problem;
    await writeEndpoint({ baseUrl: tidy(form.baseUrl), model: form.model.trim(), key: form.key?.trim() || null });
    await changeSettings((settings) => ({ ...settings, captionModel: ENDPOINT_ID }));
    return null;
  });
  handleMessage('endpoint:remove', async () => {
    await writeEndpoint(null);
    await changeSettings((settings) =>
      settings.captionModel === ENDPOINT_ID ? { ...settings, captionModel: null } : settings,
    );
  });
  handleMessage('endpoint:models', ({ baseUrl, key }) => listModels(tidy(baseUrl), key));
}

const tidy = (address: string) => address.trim().replace(/\/+$/, '');

/** Without encryption only within the user's own network: a key and images are not for everybody on the way. */
function problemOf({ baseUrl, model, accepted }: EndpointForm): EndpointProblem | null {
  const address = tidy(baseUrl);
  if (!URL.canParse(address)) return 'bad-address';
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return 'bad-address';
  if (protocol === 'http:' && !isPrivateHost(hostname)) return 'insecure-address';
  if (model.trim() === '') return 'no-model';
  return accepted ? null : 'not-accepted';
}

const modelsSchema = v.object({ data: v.array(v.object({ id: v.string() })) });

/** The names of the server's models; null where it does not tell. */
async function listModels(baseUrl: string, key: string | null): Promise<string[] | null> {
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: key ? { authorization: `Bearer ${key}` } : {},
      signal: AbortSignal.timeout(TEST_LIMIT_MS),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    return v.parse(modelsSchema, await response.json()).data.map(({ id }) => id);
  } catch {
    return null;
  }
}

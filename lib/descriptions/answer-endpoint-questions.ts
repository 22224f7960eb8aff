import { handleMessage } from '../messaging/messenger';
import type { EndpointForm } from '../messaging/protocol';
import { readEndpoint, writeEndpoint } from '../settings/endpoint';
import { hasHostAccess } from '../settings/host-access';
import { changeSettings, readSettings } from '../settings/settings';
import { ENDPOINT_ID, type EndpointProblem } from '../shared/endpoint';
import { addressProblemOf, tidyAddress } from './endpoint-address';
import { keyFor } from './key-for';
import { listServerModels } from './list-server-models';

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
    if (!(await hasHostAccess(form.baseUrl))) return 'no-access';
    const key = keyFor(form, await readEndpoint());
    await writeEndpoint({ baseUrl: tidyAddress(form.baseUrl), model: form.model.trim(), key });
    await changeSettings((settings) => ({ ...settings, captionModel: ENDPOINT_ID }));
    return null;
  });
  handleMessage('endpoint:remove', async () => {
    await writeEndpoint(null);
    await changeSettings((settings) =>
      settings.captionModel === ENDPOINT_ID ? { ...settings, captionModel: null } : settings,
    );
  });
  handleMessage('endpoint:models', async (address) =>
    listServerModels({ baseUrl: address.baseUrl, key: keyFor(address, await readEndpoint()) }),
  );
}

function problemOf({ baseUrl, model, accepted }: EndpointForm): EndpointProblem | null {
  const problem = addressProblemOf(baseUrl);
  if (problem) return problem;
  if (model.trim() === '') return 'no-model';
  return accepted ? null : 'not-accepted';
}

import type { DescriberChoice } from '../messaging/protocol';
import { readEndpoint } from '../settings/endpoint';
import { readManaged } from '../settings/managed';
import { readSettings } from '../settings/settings';
import { BUILT_IN_ID } from '../shared/built-in';
import { ENDPOINT_ID } from '../shared/endpoint';
import { continuesText, tasksOf } from '../shared/installed-model';
import { isUsable } from '../shared/model-status';
import { CAPTION_TASKS } from '../shared/wish';
import type { EngineHost } from './engine-host';

/** The captioning models that can be asked: those on this device and, where it is in use, what else the user has chosen. */
export async function listDescribers(host: Pick<EngineHost, 'models'>): Promise<DescriberChoice[]> {
  const { captionModel } = await readSettings();
  const { settings: managed, reason } = await readManaged();
  const lock = 'captionModel' in managed ? (reason ?? '') : null;
  // What else can be asked is told all the same.
  const statuses = await host.models({ type: 'list' }).catch((error) => {
    console.error('Altlight: the models on this device cannot be listed.', error);
    return [];
  });
  const installed = statuses
    .filter((status) => isUsable(status) && tasksOf(status.architecture).length > 0)
    .map(({ id, name, architecture }) => {
      const abilities = { tasks: tasksOf(architecture), continuesText: continuesText(architecture) };
      return { id, name, ...abilities, isInUse: id === captionModel, lock };
    });
  const chat = { tasks: CAPTION_TASKS, continuesText: false, isInUse: true, lock };
  if (captionModel === ENDPOINT_ID) {
    const endpoint = await readEndpoint();
    if (endpoint) installed.push({ id: ENDPOINT_ID, name: endpoint.model, ...chat });
  } else if (captionModel === BUILT_IN_ID) {
    installed.push({ id: BUILT_IN_ID, name: '', ...chat });
  }
  return installed;
}

/** What the user calls them, by their id. */
export async function namesOfDescribers(host: Pick<EngineHost, 'models'>): Promise<Record<string, string>> {
  return Object.fromEntries((await listDescribers(host)).map(({ id, name }) => [id, name]));
}

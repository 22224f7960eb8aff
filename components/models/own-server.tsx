import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { EndpointView } from '../../lib/messaging/protocol';
import { onEndpointChange } from '../../lib/settings/endpoint';
import { askForHostAccess } from '../../lib/settings/host-access';
import { onSettingsChange } from '../../lib/settings/settings';
import type { EndpointProblem } from '../../lib/shared/endpoint';
import { TextField } from '../fields/text-field';
import { listOf } from '../words/list';
import { MODEL_LOCK } from './model-lock';

const PROBLEMS = {
  'bad-address': 'server.badAddress',
  'insecure-address': 'server.insecureAddress',
  'no-model': 'server.noModel',
  'not-accepted': 'server.notAccepted',
  'no-access': 'server.noAccess',
  'no-answer': 'server.noAnswer',
  'refused-key': 'server.refusedKey',
} as const satisfies Record<EndpointProblem, string>;

/** A server of the user's own: the only way in which an image leaves this device, so it is said plainly and asked for. */
export function OwnServer({ isLocked }: { isLocked: boolean }) {
  const current = useSignal<EndpointView | null>(null);
  const said = useSignal('');
  const read = async () => {
    current.value = await sendMessage('endpoint:get', undefined);
  };
  const tellFailure = () => {
    said.value = i18n.t('models.error.failed');
  };
  useEffect(() => {
    const readAgain = () => void read().catch(tellFailure);
    // Another window may name one, and another model may take its place: nobody may think that images still leave, or do not.
    onEndpointChange(readAgain);
    onSettingsChange(readAgain);
    readAgain();
  }, []);

  const test = async (form: HTMLFormElement) => {
    said.value = i18n.t('server.testing');
    const answer = await sendMessage('endpoint:models', valuesOf(form));
    said.value = 'models' in answer ? i18n.t('server.has', [listOf(answer.models)]) : i18n.t(PROBLEMS[answer.problem]);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = valuesOf(event.currentTarget as HTMLFormElement);
    if (form.accepted) await askForHostAccess(form.baseUrl);
    const problem = await sendMessage('endpoint:set', form);
    said.value = i18n.t(problem ? PROBLEMS[problem] : 'server.set');
    await read();
  };
  const remove = async () => {
    await sendMessage('endpoint:remove', undefined);
    said.value = i18n.t('server.removed');
    await read();
  };

  const hasKey = current.value?.hasKey === true;
  return (
    <>
      <p>{i18n.t('server.what')}</p>
      {current.value?.isInUse && <p>{i18n.t('server.inUse', [current.value.baseUrl, current.value.model])}</p>}
      <form onSubmit={(event) => void submit(event).catch(tellFailure)}>
        <TextField name="baseUrl" label={i18n.t('server.address')} value={current.value?.baseUrl} />
        <TextField name="model" label={i18n.t('server.model')} value={current.value?.model} />
        <TextField name="key" label={i18n.t(hasKey ? 'server.keyKept' : 'server.key')} type="password" />
        {hasKey && (
          <label class="check">
            <input type="checkbox" name="forgetsKey" /> {i18n.t('server.forgetKey')}
          </label>
        )}
        <label class="check">
          <input type="checkbox" name="accepted" /> {i18n.t('server.accept')}
        </label>
        <p role="status">{said}</p>
        <div class="buttons">
          <button
            type="button"
            onClick={(event) => void test(event.currentTarget.form as HTMLFormElement).catch(tellFailure)}
          >
            {i18n.t('server.test')}
          </button>
          <button type="submit" {...(isLocked && MODEL_LOCK)}>
            {i18n.t('server.use')}
          </button>
          {current.value && (
            <button type="button" onClick={() => void remove().catch(tellFailure)}>
              {i18n.t('server.remove')}
            </button>
          )}
        </div>
      </form>
    </>
  );
}

function valuesOf(form: HTMLFormElement) {
  const values = new FormData(form);
  const text = (name: string) => String(values.get(name) ?? '').trim();
  return {
    baseUrl: text('baseUrl'),
    model: text('model'),
    key: text('key') || null,
    forgetsKey: values.get('forgetsKey') !== null,
    accepted: values.get('accepted') !== null,
  };
}

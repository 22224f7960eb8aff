import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { ARCHITECTURES, type Architecture } from '../../lib/shared/installed-model';
import { HUB } from '../../lib/shared/model-status';
import type { Models } from './open-models';

/** A model that the catalogue does not have: from the hub, or from a server that is laid out like it. */
export function OwnModel({ models }: { models: Models }) {
  const problem = useSignal('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const repo = values.repo?.trim() ?? '';
    const host = values.host?.trim().replace(/\/+$/, '') || HUB;
    if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) problem.value = i18n.t('models.own.badRepo');
    else if (!isAddress(host)) problem.value = i18n.t('models.own.badHost');
    else {
      problem.value = '';
      const architecture = values.architecture as Architecture;
      const dtypes = { '*': values.dtype ?? 'fp32' };
      const id = `own-${repo.replace(/[^\w.-]/g, '-').toLowerCase()}`;
      models.do({ type: 'install', model: { id, name: repo, host, repo, revision: null, architecture, dtypes } });
      form.reset();
    }
  };
  return (
    <form onSubmit={submit}>
      <Field name="repo" label={i18n.t('models.own.repo')} />
      <Field name="host" label={i18n.t('models.own.host')} />
      <Choice name="architecture" label={i18n.t('models.own.architecture')} values={ARCHITECTURES} />
      <Choice name="dtype" label={i18n.t('models.own.dtype')} values={['fp32', 'fp16', 'q8', 'q4', 'q4f16']} />
      <p role="alert">{problem}</p>
      <button type="submit">{i18n.t('models.own.add')}</button>
    </form>
  );
}

const Field = ({ name, label }: { name: string; label: string }) => (
  <label>
    {label}
    <input type="text" name={name} autocomplete="off" spellcheck={false} />
  </label>
);

const Choice = ({ name, label, values }: { name: string; label: string; values: readonly string[] }) => (
  <label>
    {label}
    <select name={name}>
      {values.map((value) => (
        <option key={value}>{value}</option>
      ))}
    </select>
  </label>
);

const isAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

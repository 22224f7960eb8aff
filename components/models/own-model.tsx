import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { ARCHITECTURES, ownModelId } from '../../lib/shared/installed-model';
import { Choice } from '../fields/choice';
import { TextField } from '../fields/text-field';
import { formatChoices } from './format-choices';
import { mayFetch } from './may-fetch';
import { wordsForError } from './model-words';
import type { Models } from './open-models';
import { problemOf, valuesOf } from './own-model-form';
import { type ImportFolder, useFolderCopy } from './use-folder-copy';

/** A model that the catalogue does not have: from the hub, from a server like it or one that serves folders, or from a folder on disk. */
export function OwnModel({ models, importFolder }: { models: Models; importFolder: ImportFolder }) {
  const problem = useSignal('');
  const { isCopying, spoken, copy, cancel } = useFolderCopy(importFolder);
  const fromFolder = async (form: HTMLFormElement, files: File[]) => {
    const { repo, architecture, dtype } = valuesOf(form);
    const name = repo || files[0]?.webkitRelativePath.split('/')[0] || 'model';
    const id = ownModelId(name);
    const replaced = models.statuses.value?.find((status) => status.id === id);
    if (replaced && !confirm(i18n.t('models.own.replace', [replaced.name]))) return;
    problem.value = '';
    const wrong = await copy({ id, name, architecture, dtypes: { '*': dtype } }, files);
    if (wrong && wrong !== 'stopped') problem.value = wordsForError(wrong);
    if (wrong) return;
    form.reset();
    models.do({ type: 'imported', id });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isCopying) return;
    const form = event.currentTarget as HTMLFormElement;
    const { repo, host, architecture, dtype, files } = valuesOf(form);
    if (files.length > 0) return void fromFolder(form, files);
    problem.value = problemOf({ repo, host, dtype }, models.statuses.value);
    if (problem.value || !mayFetch()) return;
    const source = { host, repo, revision: null, architecture, dtypes: { '*': dtype } };
    models.do({ type: 'install', model: { id: ownModelId(repo), name: repo, ...source } });
    form.reset();
  };
  return (
    <form onSubmit={submit}>
      <TextField name="repo" label={i18n.t('models.own.repo')} />
      <TextField name="host" label={i18n.t('models.own.host')} />
      <Choice
        name="architecture"
        label={i18n.t('models.own.architecture')}
        choices={[['', i18n.t('models.own.anyArchitecture')], ...ARCHITECTURES.map((kind) => [kind, kind] as const)]}
      />
      <Choice name="dtype" label={i18n.t('models.own.dtype')} choices={formatChoices()} />
      <label class="field">
        {i18n.t('models.own.folder')}
        <input type="file" name="folder" aria-describedby="blip-folder" {...{ webkitdirectory: true }} />
      </label>
      <p class="hint" id="blip-folder">
        {i18n.t('models.own.blip')}
      </p>
      {/* How much of the folder is needed is found out from its files. */}
      {isCopying && (
        <>
          <progress aria-label={i18n.t('models.own.copying')} />
          <button type="button" onClick={cancel}>
            {i18n.t('models.own.cancelCopy')}
          </button>
        </>
      )}
      <p role="status">{spoken}</p>
      <p role="alert">{problem}</p>
      <button type="submit">{i18n.t('models.own.add')}</button>
    </form>
  );
}

import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import { FileButton } from '../fields/file-button';
import { parseJson, saveFile } from '../fields/save-file';
import { plural } from '../words/plural';

interface Props {
  count: number;
  onChange: () => void;
}

/** The user's own descriptions, to take along and bring back. */
export function OwnWordsFile({ count, onChange }: Props) {
  const said = useSignal('');
  const tellFailure = () => {
    said.value = i18n.t('models.error.failed');
  };
  const save = async () => saveFile('altlight-descriptions.json', await sendMessage('own-words:export', undefined));
  const load = async (text: string) => {
    const taken = await sendMessage('own-words:import', parseJson(text)).catch(() => null);
    said.value = taken === null ? i18n.t('options.own.badFile') : plural('options.own.imported', taken);
    onChange();
  };
  const clear = async () => {
    if (!confirm(i18n.t('options.own.sure'))) return;
    await sendMessage('own-words:clear', undefined);
    said.value = i18n.t('options.own.cleared');
    onChange();
  };
  return (
    <>
      <h3>{i18n.t('options.own.title')}</h3>
      <p>{plural('options.own.count', count)}</p>
      <div class="buttons">
        <button type="button" onClick={() => void save().catch(tellFailure)}>
          {i18n.t('options.own.export')}
        </button>
        <button type="button" onClick={() => void clear().catch(tellFailure)}>
          {i18n.t('options.own.clear')}
        </button>
      </div>
      <FileButton label={i18n.t('options.own.import')} onText={(text) => void load(text)} />
      <p role="status">{said}</p>
    </>
  );
}

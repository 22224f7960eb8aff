import { useSignal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import { isOwnModel } from '../../lib/shared/installed-model';
import type { ModelStatus } from '../../lib/shared/model-status';
import type { PreferencesView } from '../../lib/shared/preferences';
import { withoutNames } from './without-names';

interface Props {
  statuses: readonly ModelStatus[];
  preferences: PreferencesView | undefined;
}

/** What helps to find a fault: nothing of any page, no site, no key. */
export function Diagnostics({ statuses, preferences }: Props) {
  const text = useSignal('');
  const said = useSignal('');
  const collect = async () => {
    said.value = '';
    try {
      const facts = withoutNames(await diagnose(statuses, preferences), ownNames(statuses));
      text.value = JSON.stringify(facts, null, 2);
    } catch {
      said.value = i18n.t('models.error.failed');
    }
  };
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(text.value).then(
      () => true,
      () => false,
    );
    said.value = i18n.t(isCopied ? 'dialog.copied' : 'models.error.failed');
  };
  return (
    <>
      <p>{i18n.t('options.diagnostics.what')}</p>
      <button type="button" onClick={() => void collect()}>
        {i18n.t('options.diagnostics.collect')}
      </button>
      {text.value && (
        <>
          <label class="field">
            {i18n.t('options.diagnostics.text')}
            <textarea readOnly dir="ltr" rows={8} value={text} />
          </label>
          <button type="button" onClick={() => void copy()}>
            {i18n.t('dialog.copy')}
          </button>
        </>
      )}
      <p role="status">{said}</p>
    </>
  );
}

/** Models of the user's own may be called after anybody: of them only the architecture is told. */
const ownNames = (statuses: readonly ModelStatus[]) =>
  statuses.filter(({ id }) => isOwnModel(id)).flatMap(({ id, name, repo }) => [id, name, repo]);

async function diagnose(statuses: readonly ModelStatus[], preferences: PreferencesView | undefined) {
  const { pausedSites, allowedSites, ...values } = preferences?.values ?? { pausedSites: [], allowedSites: [] };
  return {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    languages: navigator.languages,
    cores: navigator.hardwareConcurrency,
    webgpu: 'gpu' in navigator,
    // What the browser has answered when it was asked not to clear models away.
    storageKept: await navigator.storage.persisted(),
    preferences: { ...values, pausedSites: pausedSites.length, allowedSites: allowedSites.length },
    managed: preferences?.locked ?? [],
    models: statuses.map(({ id, architecture, state, error }) => ({ id, architecture, state, error: error?.code })),
    engine: await sendMessage('engine:status', undefined).catch(() => null),
    kept: await sendMessage('kept:count', undefined),
  };
}

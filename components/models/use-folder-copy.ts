import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Architecture } from '../../lib/shared/installed-model';
import type { ModelErrorView } from '../../lib/shared/model-error';
import { megabytes } from './model-words';
import { useSlowly } from './use-slowly';

interface FolderRequest {
  id: string;
  name: string;
  /** Null: its files say it. */
  architecture: Architecture | null;
  dtypes: Record<string, string>;
}

/** Copies a folder from the user's disk. Answers what is wrong with it; null when it is here. Rejects when aborted. */
export type ImportFolder = (
  model: FolderRequest,
  files: File[],
  options: { signal: AbortSignal; onBytes: (bytes: number) => void },
) => Promise<ModelErrorView | null>;

/** A folder that is copied from disk: what is said of it, now and then and at its end, and how it is stopped. */
export function useFolderCopy(importFolder: ImportFolder) {
  const stop = useSignal<AbortController | null>(null);
  const bytes = useSignal(0);
  const end = useSignal('');
  const copied = bytes.value > 0 ? i18n.t('models.own.copied', [megabytes(bytes.value)]) : '';
  const spoken = useSlowly(stop.value ? copied : end.value, !stop.value || !copied);

  /** Answers what is wrong with it; "stopped" when the user has cancelled it; null when it is here. */
  const copy = async (model: FolderRequest, files: File[]): Promise<ModelErrorView | 'stopped' | null> => {
    const controller = new AbortController();
    const { signal } = controller;
    bytes.value = 0;
    stop.value = controller;
    end.value = '';
    const onBytes = (more: number) => {
      bytes.value += more;
    };
    try {
      const wrong = await importFolder(model, files, { signal, onBytes });
      if (!wrong) end.value = i18n.t('models.ready', [model.name]);
      return wrong;
    } catch (error) {
      if (!signal.aborted) throw error;
      end.value = i18n.t('models.own.cancelled');
      return 'stopped';
    } finally {
      stop.value = null;
    }
  };
  return { isCopying: stop.value !== null, spoken, copy, cancel: () => stop.value?.abort() };
}

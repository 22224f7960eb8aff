import { i18n } from '#i18n';
import type { Architecture } from '../../lib/shared/installed-model';
import { HUB, type ModelStatus } from '../../lib/shared/model-status';

/** What the form of a model of the user's own holds. */
export function valuesOf(form: HTMLFormElement) {
  const values = new FormData(form);
  const text = (name: string) => String(values.get(name) ?? '').trim();
  return {
    repo: text('repo'),
    host: text('host').replace(/\/+$/, '') || HUB,
    architecture: (text('architecture') || null) as Architecture | null,
    dtype: text('dtype'),
    // A field without a folder holds one file without a name.
    files: values.getAll('folder').filter((file): file is File => file instanceof File && file.name !== ''),
  };
}

type Wanted = Pick<ReturnType<typeof valuesOf>, 'repo' | 'host' | 'dtype'>;

/** Why it is not fetched; empty where it is. */
export function problemOf({ repo, host, dtype }: Wanted, statuses: readonly ModelStatus[] = []): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) return i18n.t('models.own.badRepo');
  const isAddress = URL.canParse(host) && /^https?:$/.test(new URL(host).protocol);
  if (!isAddress) return i18n.t('models.own.badHost');
  const isHere = (status: ModelStatus) =>
    status.state === 'installed' && status.host === host && status.repo === repo && status.dtypes?.['*'] === dtype;
  return statuses.some(isHere) ? i18n.t('models.own.isHere') : '';
}

import { describe, expect, it, vi } from 'vitest';
import { rememberInstalled } from '@/lib/models/remember-installed';
import type { InstalledModel } from '@/lib/shared/installed-model';

const MODEL: InstalledModel = { id: 'a', revision: '1', architecture: 'blip', dtypes: {} };

describe('rememberInstalled', () => {
  it('looks once, and again when something has changed', async () => {
    const installed = vi.fn().mockResolvedValueOnce(null).mockResolvedValue(MODEL);
    const models = rememberInstalled(async () => ({ installed, installedOf: async () => null }));
    expect([await models.find('a'), await models.find('a')]).toEqual([null, null]);
    models.forget();
    expect(await models.find('a')).toEqual(MODEL);
    expect(installed).toHaveBeenCalledTimes(2);
  });

  it('waits for a disk that hangs for some seconds, and looks again', async () => {
    vi.useFakeTimers();
    const installed = vi
      .fn()
      .mockReturnValueOnce(new Promise(() => {}))
      .mockResolvedValue(MODEL);
    const models = rememberInstalled(async () => ({ installed, installedOf: async () => null }));
    const failure = expect(models.find('a')).rejects.toThrow('did not answer');
    await vi.advanceTimersByTimeAsync(20_000);
    await failure;
    expect(await models.find('a')).toEqual(MODEL);
    vi.useRealTimers();
  });

  it('does not remember a look that failed', async () => {
    const installedOf = vi.fn().mockRejectedValueOnce(new Error('locked')).mockResolvedValue(MODEL);
    const models = rememberInstalled(async () => ({ installed: async () => null, installedOf }));
    await expect(models.checker()).rejects.toThrow('locked');
    expect(await models.checker()).toEqual(MODEL);
  });
});

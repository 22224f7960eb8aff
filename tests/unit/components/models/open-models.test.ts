import { expect, it, vi } from 'vitest';
import { openModels } from '@/components/models/open-models';

const wire = vi.hoisted(() => ({ send: vi.fn(), handlers: new Map<string, (data: unknown) => void>() }));
vi.mock('@/lib/messaging/messenger', () => ({
  sendMessage: wire.send,
  handleMessage: (type: string, handler: (data: unknown) => void) => void wire.handlers.set(type, handler),
}));
vi.mock('@/lib/settings/settings', () => ({
  onSettingsChange: () => {},
  readSettings: async () => ({ captionModel: null }),
}));

it('an answer that comes late does not hide what was told meanwhile', async () => {
  const failed = [{ id: 'model', state: 'failed' }];
  wire.send.mockImplementation(async () => []);
  const models = openModels();
  await vi.waitFor(() => expect(models.statuses.value).toEqual([]));
  wire.send.mockImplementation(async () => {
    wire.handlers.get('models:changed')?.(failed);
    return [{ id: 'model', state: 'looking-up' }];
  });
  models.do({ type: 'resume', id: 'model' });
  await vi.waitFor(() => expect(models.statuses.value).toEqual(failed));
  await new Promise((resolve) => setTimeout(resolve));
  expect(models.statuses.value).toEqual(failed);
});

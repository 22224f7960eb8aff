import type { VNode } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { ModelButtons } from '@/components/models/model-buttons';
import type { ModelState, ModelStatus } from '@/lib/shared/model-status';

vi.mock('#i18n', () => ({ i18n: { t: (key: string) => (key === 'language' ? 'en' : key) } }));
afterEach(() => vi.unstubAllGlobals());

function buttons(state: ModelState, bytes: number, isInUse = false) {
  const status: ModelStatus = {
    ...{
      id: 'm',
      name: 'M',
      repo: 'a/m',
      host: 'https://huggingface.co',
      architecture: 'blip',
      revision: null,
      state,
      secondsLeft: null,
      error: null,
    },
    ...{ dtypes: state === 'installed' ? {} : null, loadedBytes: bytes, totalBytes: bytes, waitsForConnection: false },
  };
  const models = { inUse: { value: null }, do: vi.fn(), use: vi.fn() };
  const props = { name: 'M', offer: undefined, status, hasOtherFiles: false, isInUse, isLocked: false, models };
  type Button = VNode<{ children: string; onClick: () => void }> | false | undefined;
  const { children } = (ModelButtons(props as never) as VNode<{ children: Button[] }>).props;
  const place = (label: string) => children.findIndex((child) => child && child.props.children === label);
  const press = (label: string) => {
    const button = children[place(label)];
    if (button) button.props.onClick();
  };
  return { place, press, models };
}

it('pausing and going on are one button, which keeps the focus', () => {
  expect(buttons('downloading', 1).place('models.pause')).toBe(0);
  expect(buttons('paused', 1).place('models.resume')).toBe(0);
  expect(buttons('failed', 1).place('models.tryAgain')).toBe(0);
});

it('is there, too, while a model is looked up, when there is nothing to pause', () => {
  const lookedUp = buttons('looking-up', 0);
  expect(lookedUp.place('models.pause')).toBe(0);
  lookedUp.press('models.pause');
  expect(lookedUp.models.do).not.toHaveBeenCalled();
});

it.each([
  ['downloading', 'models.cancel'],
  ['installed', 'models.remove'],
] as const)('much of a model that is %s is not thrown away without asking', (state, label) => {
  const confirm = vi.fn(() => false);
  vi.stubGlobal('confirm', confirm);
  const much = buttons(state, 11e6);
  much.press(label);
  expect(much.models.do).not.toHaveBeenCalled();
  confirm.mockReturnValue(true);
  much.press(label);
  expect(much.models.do).toHaveBeenCalledWith({ type: 'remove', id: 'm' });
  const little = buttons(state, 9e6);
  little.press(label);
  expect(little.models.do).toHaveBeenCalledOnce();
  expect(confirm).toHaveBeenCalledTimes(2);
});

it('a model that is kept need not be used', () => {
  const used = buttons('installed', 1, true);
  used.press('models.useNot');
  expect(used.models.use).toHaveBeenCalledWith(null);
  const unused = buttons('installed', 1);
  unused.press('models.use');
  expect(unused.models.use).toHaveBeenCalledWith('m');
  // One button: it keeps the focus.
  expect(used.place('models.useNot')).toBe(unused.place('models.use'));
});

import { toChildArray, type VNode } from 'preact';
import { expect, it, vi } from 'vitest';
import { AnswerPart } from '@/components/dialog/answer-part';
import { createDialogState } from '@/components/dialog/dialog-state';
import type { ImageDesk } from '@/lib/messaging/image-desk';
import type { OnText } from '@/lib/shared/progress';

vi.mock('#i18n', () => ({ i18n: { t: (key: string) => (key === 'language' ? 'en' : key) } }));

it('what a model has said so far is in its own language', () => {
  let say: OnText = () => {};
  const desk = {
    facts: { verdict: { state: 'named', name: '' }, name: '', lent: '', caption: '', heading: '', linkTarget: '' },
    placing: () => 'off',
    standing: () => null,
    describe: (_: unknown, onText: OnText) => {
      say = onText;
      return new Promise(() => {});
    },
  } as unknown as ImageDesk;
  const state = createDialogState(desk, new AbortController().signal);
  const draft = () => {
    const { children } = (AnswerPart({ state }) as VNode<{ children: VNode[] }>).props;
    const parts = toChildArray(children) as VNode<{ class?: string; lang?: string; words?: string }>[];
    const { lang, words } = parts.find(({ props }) => props.class === 'draft')?.props ?? {};
    return [lang, words];
  };
  void state.ask({ task: 'detailed' });
  say('Un chat', { step: 'speaking', part: 0.1 }, 'fr');
  expect(draft()).toEqual(['fr', 'Un chat']);
  void state.ask({ task: 'text' });
  expect(draft(), 'of the next one it is not known yet').toEqual([undefined, '']);
});

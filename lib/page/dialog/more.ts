import { i18n } from '#i18n';
import type { CaptionTask } from '../../shared/wish';
import { element } from './element';

export interface MoreWish {
  task: CaptionTask;
  question?: string;
}

/** What else a captioning model can be asked of the image: two buttons, and a question of the reader's own. */
export function createMore(ask: (wish: MoreWish) => void): HTMLElement {
  const more = element('div', { class: 'more' });
  const detailed = element('button', { type: 'button' }, i18n.t('dialog.detailed'));
  const text = element('button', { type: 'button' }, i18n.t('dialog.text'));
  detailed.addEventListener('click', () => ask({ task: 'detailed' }));
  text.addEventListener('click', () => ask({ task: 'text' }));

  const form = element('form', {});
  const label = element('label', { for: 'question' }, i18n.t('dialog.question'));
  const question = element('input', { id: 'question', type: 'text', autocomplete: 'off' });
  form.append(label, question, element('button', { type: 'submit' }, i18n.t('dialog.ask')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = question.value.trim();
    if (words) ask({ task: 'question', question: words });
  });
  more.append(detailed, text, form);
  return more;
}

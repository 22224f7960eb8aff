import { i18n } from '#i18n';
import { createElement, documentElementOf } from '../../shared/dom';
import { copyText } from './copy-text';
import { element } from './element';
import { createMore, type MoreWish } from './more';
import { dialogStyles } from './styles';
import type { Offer } from './undo';

/** What the dialog says; the first line is the answer, the others tell where it comes from. */
export interface DialogContent {
  answer: string;
  /** BCP 47, of the answer; null: the language of the browser. */
  language: string | null;
  details: string[];
  canCopy: boolean;
}

/**
 * A modal dialog in a closed shadow root, which the page can neither read nor style.
 * The native <dialog> keeps the focus inside, closes on Escape and gives the focus back.
 */
export class DescribeDialog {
  readonly #host = createElement('div');
  readonly #root = this.#host.attachShadow({ mode: 'closed' });
  readonly #dialog = element('dialog', { 'aria-labelledby': 'title', 'aria-busy': 'true' });
  /** Spoken politely when its text changes. */
  readonly #answer = element('p', { role: 'status', class: 'answer' });
  /** What a model has said so far: to be seen, and spoken when it is whole. */
  readonly #draft = element('p', { class: 'draft' });
  readonly #details = element('ul', {});
  readonly #note = element('p', { role: 'status', class: 'note' });
  readonly #copy = element('button', { type: 'button', hidden: '' }, i18n.t('dialog.copy'));

  readonly #buttons = element('div', { class: 'buttons' });
  readonly #undo = element('button', { type: 'button', hidden: '' });
  #offer: Offer | undefined;

  /** Opens at once. `onClose` is called when the user closes it. */
  constructor(onClose: () => void) {
    const heading = element('h2', { id: 'title' }, i18n.t('dialog.title'));
    const close = element('button', { type: 'button' }, i18n.t('dialog.close'));
    this.#buttons.append(this.#copy, this.#undo, close);
    this.#dialog.append(heading, this.#answer, this.#draft, this.#details, this.#note, this.#buttons);
    this.#root.adoptedStyleSheets = [dialogStyles()];
    this.#root.append(this.#dialog);

    close.addEventListener('click', () => this.#dialog.close());
    this.#copy.addEventListener('click', () => void this.#copyAnswer());
    this.#dialog.addEventListener('close', () => {
      this.#host.remove();
      onClose();
    });
    // A page's shortcuts must not act on what is typed here.
    for (const type of ['keydown', 'keyup', 'keypress']) {
      this.#dialog.addEventListener(type, (event) => event.stopPropagation());
    }

    documentElementOf(document).append(this.#host);
    this.#dialog.showModal();
    close.focus();
    this.work();
  }

  /** Says that an answer is on its way. */
  work(): void {
    this.#answer.textContent = i18n.t('dialog.working');
    this.#answer.removeAttribute('lang');
    this.#details.replaceChildren();
    this.#note.textContent = '';
    this.#dialog.setAttribute('aria-busy', 'true');
  }

  /** Offers to ask a captioning model for more. */
  offerMore(ask: (wish: MoreWish) => void): void {
    this.#buttons.before(createMore(ask));
  }

  draft(textSoFar: string): void {
    this.#draft.textContent = textSoFar;
  }

  show({ answer, language, details, canCopy }: DialogContent): void {
    // Before the answer, or it would not be spoken.
    this.#dialog.removeAttribute('aria-busy');
    if (language) this.#answer.lang = language;
    this.#answer.textContent = answer;
    this.#draft.textContent = '';
    this.#details.replaceChildren(...details.map((detail) => element('li', {}, detail)));
    this.#copy.hidden = !canCopy;
    this.#showOffer();
  }

  /** Shows a button for it as long as it has a label. */
  offer(offer: Offer): void {
    this.#offer = offer;
    this.#undo.addEventListener('click', () => {
      this.#note.textContent = offer.act();
      this.#showOffer();
    });
    this.#showOffer();
  }

  #showOffer(): void {
    const label = this.#offer?.label() ?? null;
    this.#undo.textContent = label;
    this.#undo.hidden = label === null;
  }

  async #copyAnswer(): Promise<void> {
    const isCopied = await copyText(this.#answer.textContent ?? '', this.#root);
    this.#note.textContent = i18n.t(isCopied ? 'dialog.copied' : 'dialog.copyFailed');
  }
}

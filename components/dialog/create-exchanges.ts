import { signal } from '@preact/signals';
import type { DeskWish } from '../../lib/messaging/image-desk';
import type { Described } from '../../lib/shared/outcome';
import { type Exchange, MOST_EXCHANGES } from '../../lib/shared/wish';
import { toPlainText } from '../../lib/shared/wording';
import { LONG } from './words';

interface NumberedExchange extends Exchange {
  /** From 0, in the order of asking. */
  id: number;
  /** BCP 47: of the answer. */
  language: string | null;
}

/** What has been asked and answered in the dialog. */
export function createExchanges() {
  const exchanges = signal<NumberedExchange[]>([]);
  return {
    exchanges,
    remember(question: string, { text, language }: Described): void {
      const { value: before } = exchanges;
      exchanges.value = [...before, { id: before.length, question, answer: toPlainText(text, LONG), language }];
    },
    /** A question, with what came before it. */
    withPast(wish: DeskWish): DeskWish {
      if (wish.question === undefined) return wish;
      const past = exchanges.value.slice(-MOST_EXCHANGES).map(({ question, answer }) => ({ question, answer }));
      return past.length > 0 ? { ...wish, past } : wish;
    },
  };
}

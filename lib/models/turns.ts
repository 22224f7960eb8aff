import type { ImageWish } from '../shared/wish';
import { nextPromptFor, promptFor } from './prompts';
import { withoutMarks } from './without-marks';

/** What one of the two says in a chat. */
export interface Turn {
  role: 'user' | 'assistant';
  text: string;
}

/**
 * What is said to a chat model, the user's turns first and last; the image goes with the first. A turn is worded the same
 * when it is new and when it is past, so that a server may know what it has computed of it.
 */
export function turnsFor(wish: ImageWish): [Turn, ...Turn[]] {
  const past = wish.task === 'question' ? (wish.past ?? []) : [];
  const [first = wish.question, ...next] = [...past.map(({ question }) => question), wish.question];
  const prompts = [
    promptFor({ ...wish, question: first }),
    ...next.map((question = '') => nextPromptFor(question, wish.language)),
  ];
  const turns = prompts.flatMap((text, at): Turn[] => {
    const answer = past[at]?.answer;
    const asked: Turn = { role: 'user', text };
    return answer === undefined ? [asked] : [asked, { role: 'assistant', text: withoutMarks(answer) }];
  });
  return turns as [Turn, ...Turn[]];
}

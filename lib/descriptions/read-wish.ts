import * as v from 'valibot';
import { CAPTION_TASKS, type ImageWish, MOST_EXCHANGES } from '../shared/wish';

/** Characters at most. What is longer is cut: it was cut where it came from, unless somebody else sends it. */
const MOST = { name: 300, question: 1_000, answer: 2_000, prefix: 120, context: 2_000 };

const words = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, most)),
  );
const name = v.pipe(v.string(), v.maxLength(MOST.name));
const exchange = v.object({ question: words(MOST.question), answer: words(MOST.answer) });
const past = v.pipe(
  v.array(v.unknown()),
  v.transform((all) => all.slice(-MOST_EXCHANGES)),
  v.array(exchange),
);

const schema = v.object({
  task: v.picklist(CAPTION_TASKS),
  question: v.optional(words(MOST.question)),
  past: v.optional(past),
  prefix: v.optional(words(MOST.prefix)),
  context: v.optional(words(MOST.context)),
  language: name,
  model: v.optional(name),
});

/**
 * A wish as it comes from a page's process, which is not trusted: what is no wish is refused, what is too long is cut, and
 * what nobody asks for (a server to send the image to) is left out. Throws where it is none.
 */
export function readWish(value: unknown): ImageWish {
  const { past, prefix, ...wish } = v.parse(schema, value);
  if (wish.task === 'question' && past && past.length > 0) return { ...wish, past };
  return wish.task === 'brief' && prefix ? { ...wish, prefix } : wish;
}

import type { Endpoint } from '../../shared/endpoint';
import { DescribeError } from '../../shared/errors';
import type { Answer } from './read-answer';

/** Tokens that a model may think in, above what it may say. More would take a server at home minutes. */
const FOR_THOUGHTS = 2_000;

type Ask = (maxTokens: number) => Promise<Answer>;

/** Which models of which servers think before they speak: servers count thoughts among the tokens that may be said. */
export class Thinkers {
  readonly #known = new Set<string>();

  /**
   * Asks with room for the answer, and once more, with room for thoughts, where these have taken it. Who is known to think
   * gets it at once. Rejects with a DescribeError where there is nothing but thoughts.
   */
  async ask({ baseUrl, model }: Pick<Endpoint, 'baseUrl' | 'model'>, maxTokens: number, ask: Ask): Promise<Answer> {
    const name = JSON.stringify([baseUrl, model]);
    const isKnown = this.#known.has(name);
    const first = await ask(isKnown ? maxTokens + FOR_THOUGHTS : maxTokens);
    if (isKnown || !isStarved(first)) return spoken(first);
    const second = await ask(maxTokens + FOR_THOUGHTS).catch((error) => {
      throw isRefused(error) ? onlyThought(error) : error;
    });
    this.#known.add(name);
    return spoken(second);
  }
}

/** Some servers keep the thoughts to themselves: then nothing at all has come. */
const isStarved = ({ text, ending, hasThought }: Answer) => ending === 'length' && (hasThought || text === '');

function spoken(answer: Answer): Answer {
  if (answer.text === '' && (answer.hasThought || answer.ending === 'length')) throw onlyThought();
  return answer;
}

/** A server may not have so much room: that says nothing of images. */
const isRefused = (error: unknown) => error instanceof DescribeError && error.reason === 'endpoint-refused';

export const onlyThought = (cause?: unknown) =>
  new DescribeError('endpoint-only-thought', 'the model has thought, and not answered', { cause });

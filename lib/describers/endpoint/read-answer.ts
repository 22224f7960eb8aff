import { EventSourceParserStream } from 'eventsource-parser/stream';
import * as v from 'valibot';
import { DescribeError } from '../../shared/errors';
import type { Caption } from '../captioner';
import { bounded } from './bounded';

const tokens = v.nullish(v.object({ content: v.nullish(v.array(v.object({ logprob: v.number() }))) }));

/** https://platform.openai.com/docs/api-reference/chat: what we look at of it. */
const chunkSchema = v.object({
  choices: v.array(
    v.object({
      delta: v.nullish(v.object({ content: v.nullish(v.string()) })),
      message: v.nullish(v.object({ content: v.nullish(v.string()) })),
      finish_reason: v.nullish(v.string()),
      logprobs: tokens,
    }),
  ),
});

/** A server that fails once it has begun to answer says so in the stream, and not always in sound JSON. */
const ERROR = /^\s*\{\s*"error"\s*:\s*[^n\s]/;

/** Characters: more than any task asks for. A server that says more is not describing an image. */
const MOST = 20_000;

type Answer = Pick<Caption, 'text' | 'ending' | 'logProbabilities'>;

/**
 * Gets the text so far, and of how many tokens it is made: servers send one at a time, as a rule. It is not called for
 * what brings no text: thoughts, roles, signs of life.
 */
type Hear = (textSoFar: string, tokens: number) => void;

/** Reads an answer, word by word where the server streams. Rejects with a DescribeError where it is none. */
export async function readAnswer(response: Response, onText: Hear): Promise<Answer> {
  const answer = new AnswerSoFar(onText);
  if (!response.headers.get('content-type')?.includes('text/event-stream')) {
    answer.add(await new Response(bounded(response)).text());
    return answer.whole();
  }
  const events = bounded(response)
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
    .pipeThrough(new EventSourceParserStream());
  for (let reader = events.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done || value.data === '[DONE]') return answer.whole();
    answer.add(value.data);
  }
}

class AnswerSoFar {
  #text = '';
  #ending: Caption['ending'] | null = null;
  #logProbabilities: number[] | null = null;

  #tokens = 0;

  constructor(private readonly onText: Hear) {}

  add(json: string): void {
    const [choice] = parse(json).choices;
    if (!choice) return;
    const text = choice.delta?.content ?? choice.message?.content ?? '';
    this.#text += text;
    if (this.#text.length > MOST) throw new DescribeError('endpoint-bad-answer', 'the answer does not end');
    const told = choice.logprobs?.content?.map(({ logprob }) => logprob);
    if (told) this.#logProbabilities = [...(this.#logProbabilities ?? []), ...told];
    if (choice.finish_reason) this.#ending = choice.finish_reason === 'length' ? 'length' : 'stop';
    if (text === '') return;
    this.#tokens += told?.length ?? 1;
    this.onText(this.#text, this.#tokens);
  }

  /** An answer that was cut off in the middle has no ending of its own. */
  whole(): Answer {
    if (this.#ending === null) throw new DescribeError('endpoint-bad-answer', 'the answer was cut off');
    return { text: this.#text, ending: this.#ending, logProbabilities: this.#logProbabilities };
  }
}

function parse(json: string): v.InferOutput<typeof chunkSchema> {
  if (ERROR.test(json)) throw new DescribeError('endpoint-refused', json.slice(0, 500));
  try {
    return v.parse(chunkSchema, JSON.parse(json));
  } catch (error) {
    throw new DescribeError('endpoint-bad-answer', json.slice(0, 200), { cause: error });
  }
}

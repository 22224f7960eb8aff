import { EventSourceParserStream } from 'eventsource-parser/stream';
import * as v from 'valibot';
import { DescribeError } from '../../shared/errors';
import type { Caption } from '../captioner';
import { withoutThoughts } from '../thoughts';
import { bounded } from './bounded';

const words = v.nullish(v.string());
/** Thoughts beside the answer have two names: llama.cpp and DeepSeek use the first, Ollama and OpenRouter the second. */
const message = v.nullish(v.object({ content: words, reasoning_content: words, reasoning: words }));
const tokens = v.nullish(v.object({ content: v.nullish(v.array(v.object({ logprob: v.number() }))) }));

/** https://platform.openai.com/docs/api-reference/chat: what we look at of it. */
const chunkSchema = v.object({
  choices: v.array(
    v.object({
      delta: message,
      message,
      finish_reason: v.nullish(v.string()),
      logprobs: tokens,
    }),
  ),
});

/** A server that fails once it has begun to answer says so in the stream, and not always in sound JSON. */
const ERROR = /^\s*\{\s*"error"\s*:\s*[^n\s]/;

/** Characters: more than any task asks for. A server that says more is not describing an image. */
const MOST = 20_000;

export interface Answer extends Pick<Caption, 'text' | 'ending' | 'logProbabilities'> {
  /** Whether the model has thought, in its answer or beside it. What it thought is left out. */
  hasThought: boolean;
}

export interface Hearer {
  /**
   * Gets the text so far, and of how many tokens it is made: servers send one at a time, as a rule. It is not called for
   * what brings no text: thoughts, roles, signs of life.
   */
  onText(textSoFar: string, tokens: number): void;
  /** The model thinks, beside its answer or in it. */
  onThought(): void;
}

/** Reads an answer, word by word where the server streams. Rejects with a DescribeError where it is none. */
export async function readAnswer(response: Response, hearer: Hearer): Promise<Answer> {
  const answer = new AnswerSoFar(hearer);
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
  #hasThought = false;
  #tokens = 0;

  constructor(private readonly hearer: Hearer) {}

  add(json: string): void {
    const [choice] = parse(json).choices;
    if (!choice) return;
    const said = choice.delta ?? choice.message;
    const text = said?.content ?? '';
    this.#text += text;
    if (this.#text.length > MOST) throw new DescribeError('endpoint-bad-answer', 'the answer does not end');
    const told = choice.logprobs?.content?.map(({ logprob }) => logprob);
    const isThought = Boolean(said?.reasoning_content || said?.reasoning);
    if (isThought) this.#think();
    // How likely a thought is says nothing of the answer.
    if (told && (text !== '' || !isThought)) this.#logProbabilities = [...(this.#logProbabilities ?? []), ...told];
    if (choice.finish_reason) this.#ending = choice.finish_reason === 'length' ? 'length' : 'stop';
    if (text === '') return;
    this.#tokens += told?.length ?? 1;
    const plain = withoutThoughts(this.#text);
    if (plain !== this.#text) this.#think();
    this.hearer.onText(plain.trimStart(), this.#tokens);
  }

  /** An answer that was cut off in the middle has no ending of its own. */
  whole(): Answer {
    if (this.#ending === null) throw new DescribeError('endpoint-bad-answer', 'the answer was cut off');
    return {
      text: withoutThoughts(this.#text).trim(),
      ending: this.#ending,
      logProbabilities: this.#logProbabilities,
      hasThought: this.#hasThought,
    };
  }

  #think(): void {
    this.#hasThought = true;
    this.hearer.onThought();
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

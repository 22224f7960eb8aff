import { ENDPOINT_ID, type Endpoint } from '../../shared/endpoint';
import { DescribeError } from '../../shared/errors';
import type { OnText } from '../../shared/progress';
import { patience, TimeLimitError } from '../../shared/time-limit';
import { CAPTION_TASKS } from '../../shared/wish';
import type { Captioner, CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import { inLanguage } from '../in-language';
import { createTeller } from '../teller';
import { ENDPOINT_LIMITS, type EndpointLimits } from './limits';
import { messagesFor } from './messages-for';
import { pictureUrl } from './picture-url';
import { post, UnknownRequestError } from './post';
import { type Hearer, readAnswer } from './read-answer';
import { onlyThought, Thinkers } from './thinkers';

type ToUrl = (picture: Picture) => Promise<string>;

interface Options {
  limits?: EndpointLimits;
  toUrl?: ToUrl;
  /** Which models have turned out to think. */
  thinkers?: Thinkers;
}

/** Has a server of the user's own describe pictures. Rejects with a DescribeError, or the signal's reason. */
export function createEndpointCaptioner(
  endpoint: Endpoint,
  { limits = ENDPOINT_LIMITS, toUrl = pictureUrl, thinkers = new Thinkers() }: Options = {},
): Captioner {
  return {
    id: ENDPOINT_ID,
    tasks: CAPTION_TASKS,
    async caption(picture, request, signal, onText) {
      signal.throwIfAborted();
      const stop = new AbortController();
      const quiet = patience(limits.firstWord, 'the server took too long');
      const whole = patience(limits.whole, 'the server does not come to an end');
      const ear = createEar(request.maxTokens, inLanguage(onText, request.language), () => quiet.renew(limits.silence));
      const options = { signal: AbortSignal.any([signal, stop.signal]), pause: limits.pause };
      const ask = async (maxTokens: number) => {
        quiet.renew();
        const body = await bodyFor(endpoint, picture, { ...request, maxTokens }, toUrl);
        return readAnswer(await askOrAskLess(endpoint, body, options), ear);
      };
      try {
        const answer = thinkers.ask(endpoint, request.maxTokens, ask);
        const { hasThought, ...said } = await Promise.race([answer, quiet.over, whole.over]);
        return { ...said, language: request.language };
      } catch (error) {
        signal.throwIfAborted();
        throw asDescribeError(error, ear.hasOnlyThoughts());
      } finally {
        quiet.stop();
        whole.stop();
        stop.abort();
      }
    },
    dispose: async () => {},
  };
}

/** Tells what is heard, now and then, and knows whether it was anything but thoughts. */
function createEar(
  maxTokens: number,
  onText: OnText | undefined,
  onWord: () => void,
): Hearer & { hasOnlyThoughts(): boolean } {
  let said = '';
  let part = 0;
  let hasThoughts = false;
  const tell = createTeller(
    onText,
    () => said,
    () => part,
  );
  return {
    onText(text, tokens) {
      onWord();
      said = text;
      part = Math.min(1, tokens / maxTokens);
      tell();
    },
    onThought() {
      hasThoughts = true;
    },
    hasOnlyThoughts: () => hasThoughts && said === '',
  };
}

async function bodyFor({ model }: Endpoint, picture: Picture, request: CaptionRequest, toUrl: ToUrl) {
  const messages = messagesFor(request, await toUrl(picture));
  return { model, messages, max_tokens: request.maxTokens, temperature: 0, stream: true, logprobs: true };
}

/** Some servers refuse to tell probabilities: they are asked again without. One that fails is not sent the image twice. */
async function askOrAskLess(
  endpoint: Endpoint,
  { logprobs, ...body }: Awaited<ReturnType<typeof bodyFor>>,
  options: { signal: AbortSignal; pause: number },
): Promise<Response> {
  const ask = (body: unknown) => post(endpoint, '/chat/completions', body, options);
  try {
    return await ask({ ...body, logprobs });
  } catch (error) {
    if (!(error instanceof UnknownRequestError)) throw error;
    return ask(body);
  }
}

/** `hasOnlyThoughts`: whether the time went by with thoughts. */
function asDescribeError(error: unknown, hasOnlyThoughts: boolean): DescribeError {
  if (error instanceof DescribeError) return error;
  if (error instanceof TimeLimitError && hasOnlyThoughts) return onlyThought(error);
  if (error instanceof TimeLimitError) return new DescribeError('endpoint-timed-out', error.message, { cause: error });
  return new DescribeError('endpoint-unreachable', String(error), { cause: error });
}

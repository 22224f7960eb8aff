import { ENDPOINT_ID, type Endpoint } from '../../shared/endpoint';
import { DescribeError } from '../../shared/errors';
import { patience, TimeLimitError } from '../../shared/time-limit';
import { CAPTION_TASKS } from '../../shared/wish';
import type { Captioner, CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import { createTeller } from '../teller';
import { ENDPOINT_LIMITS, type EndpointLimits } from './limits';
import { messagesFor } from './messages-for';
import { pictureUrl } from './picture-url';
import { post, UnknownRequestError } from './post';
import { readAnswer } from './read-answer';

type ToUrl = (picture: Picture) => Promise<string>;

/** Has a server of the user's own describe pictures. Rejects with a DescribeError, or the signal's reason. */
export function createEndpointCaptioner(
  endpoint: Endpoint,
  limits: EndpointLimits = ENDPOINT_LIMITS,
  toUrl: ToUrl = pictureUrl,
): Captioner {
  return {
    id: ENDPOINT_ID,
    tasks: CAPTION_TASKS,
    async caption(picture, request, signal, onText) {
      signal.throwIfAborted();
      const stop = new AbortController();
      const quiet = patience(limits.firstWord, 'the server took too long');
      const whole = patience(limits.whole, 'the server does not come to an end');
      let said = '';
      let part = 0;
      const tell = createTeller(
        onText,
        () => said,
        () => part,
      );
      const hear = (text: string, tokens: number) => {
        quiet.renew(limits.silence);
        said = text;
        part = Math.min(1, tokens / request.maxTokens);
        tell();
      };
      const options = { signal: AbortSignal.any([signal, stop.signal]), pause: limits.pause };
      const ask = async () => {
        const response = await askOrAskLess(endpoint, await bodyFor(endpoint, picture, request, toUrl), options);
        return readAnswer(response, hear);
      };
      try {
        return { ...(await Promise.race([ask(), quiet.over, whole.over])), language: request.language };
      } catch (error) {
        signal.throwIfAborted();
        throw asDescribeError(error);
      } finally {
        quiet.stop();
        whole.stop();
        stop.abort();
      }
    },
    dispose: async () => {},
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

function asDescribeError(error: unknown): DescribeError {
  if (error instanceof DescribeError) return error;
  if (error instanceof TimeLimitError) return new DescribeError('endpoint-timed-out', error.message, { cause: error });
  return new DescribeError('endpoint-unreachable', String(error), { cause: error });
}

import { turnsFor } from '../../models/turns';
import { BUILT_IN_ID } from '../../shared/built-in';
import { DescribeError } from '../../shared/errors';
import type { OnText } from '../../shared/progress';
import { patience, TimeLimitError, unlessAborted } from '../../shared/time-limit';
import { CAPTION_TASKS } from '../../shared/wish';
import type { Caption, Captioner, CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import { flatten } from '../flatten';
import { inLanguage } from '../in-language';
import { createTeller } from '../teller';
import {
  type LanguageModelMessage,
  type LanguageModelSession,
  type LanguageModelStatic,
  languageFor,
} from './language-model';
import { BUILT_IN_LIMITS, type BuiltInLimits } from './limits';
import { Sessions } from './sessions';

/** More than any language makes of one: the model is asked to be brief, and stopped where it is not. */
const CHARACTERS_OF_TOKEN = 8;

/** Has the model that is built into the browser describe pictures. Rejects with a DescribeError, or the signal's reason. */
export function createBuiltInCaptioner(
  model: LanguageModelStatic | undefined,
  limits: BuiltInLimits = BUILT_IN_LIMITS,
): Captioner {
  const sessions = new Sessions(model, limits);
  return {
    id: BUILT_IN_ID,
    tasks: CAPTION_TASKS,
    async caption(picture, request, signal, onText) {
      signal.throwIfAborted();
      const language = languageFor(request.language);
      try {
        const messages = messagesFor({ ...request, language }, picture);
        const most = request.maxTokens * CHARACTERS_OF_TOKEN;
        const answer = await sessions.withCopy(language, signal, (session) =>
          answerOf(session, messages, { ...limits, most }, signal, inLanguage(onText, language)),
        );
        return { ...answer, language, logProbabilities: null };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof TimeLimitError) sessions.close();
        throw asDescribeError(error);
      }
    },
    dispose: async () => sessions.close(),
  };
}

/** The browser may hang, need not heed a signal, and cannot be told how much may be said. */
async function answerOf(
  session: LanguageModelSession,
  messages: LanguageModelMessage[],
  { firstWord, silence, most }: BuiltInLimits & { most: number },
  signal: AbortSignal,
  onText: OnText | undefined,
): Promise<Pick<Caption, 'text' | 'ending'>> {
  let said = '';
  const tell = createTeller(onText, () => said);
  const quiet = patience(firstWord, "the browser's model took too long to answer");
  const stop = new AbortController();
  try {
    const options = { signal: AbortSignal.any([signal, stop.signal]) };
    for (const reader = session.promptStreaming(messages, options).getReader(); ; ) {
      const { done, value } = await unlessAborted(signal, Promise.race([reader.read(), quiet.over]));
      if (done) return { text: said, ending: 'stop' };
      if (value === '') continue;
      quiet.renew(silence);
      said += value;
      if (said.length > most) return { text: said.slice(0, most), ending: 'length' };
      tell();
    }
  } finally {
    quiet.stop();
    stop.abort();
  }
}

/** The picture goes with the first turn. */
function messagesFor(request: CaptionRequest, picture: Picture): LanguageModelMessage[] {
  return turnsFor(request).map(({ role, text }, at) => {
    const words = { type: 'text' as const, value: text };
    return { role, content: at === 0 ? [words, { type: 'image' as const, value: toImageData(picture) }] : [words] };
  });
}

const toImageData = (picture: Picture): ImageData =>
  new ImageData(flatten(picture), picture.raster.width, picture.raster.height);

function asDescribeError(error: unknown): DescribeError {
  if (error instanceof DescribeError) return error;
  const reason = error instanceof TimeLimitError ? 'engine-timed-out' : 'engine-failed';
  return new DescribeError(reason, String(error), { cause: error });
}

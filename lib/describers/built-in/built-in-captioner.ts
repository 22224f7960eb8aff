import { turnsFor } from '../../models/turns';
import { BUILT_IN_ID } from '../../shared/built-in';
import { DescribeError } from '../../shared/errors';
import type { OnText } from '../../shared/progress';
import { patience, TimeLimitError, unlessAborted } from '../../shared/time-limit';
import { CAPTION_TASKS } from '../../shared/wish';
import type { Captioner, CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import { flatten } from '../flatten';
import { createTeller } from '../teller';
import {
  type LanguageModelMessage,
  type LanguageModelSession,
  type LanguageModelStatic,
  languageFor,
} from './language-model';
import { BUILT_IN_LIMITS, type BuiltInLimits } from './limits';
import { Sessions } from './sessions';

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
        const text = await sessions.withCopy(language, signal, (session) =>
          answerOf(session, messages, limits, signal, onText),
        );
        return { text, language, logProbabilities: null, ending: 'stop' };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof TimeLimitError) sessions.close();
        throw asDescribeError(error);
      }
    },
    dispose: async () => sessions.close(),
  };
}

/** The browser may hang, and need not heed a signal. */
async function answerOf(
  session: LanguageModelSession,
  messages: LanguageModelMessage[],
  { firstWord, silence }: BuiltInLimits,
  signal: AbortSignal,
  onText: OnText | undefined,
): Promise<string> {
  let said = '';
  const tell = createTeller(onText, () => said);
  const quiet = patience(firstWord, "the browser's model took too long to answer");
  try {
    for (const reader = session.promptStreaming(messages, { signal }).getReader(); ; ) {
      const { done, value } = await unlessAborted(signal, Promise.race([reader.read(), quiet.over]));
      if (done) return said;
      quiet.renew(silence);
      said += value;
      tell();
    }
  } finally {
    quiet.stop();
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

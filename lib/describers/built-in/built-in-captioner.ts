import { turnsFor } from '../../models/turns';
import { BUILT_IN_ID } from '../../shared/built-in';
import { DescribeError } from '../../shared/errors';
import { CAPTION_TASKS } from '../../shared/wish';
import type { Captioner, CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import {
  type LanguageModelMessage,
  type LanguageModelSession,
  type LanguageModelStatic,
  languageFor,
  optionsFor,
} from './language-model';

/** Has the model that is built into the browser describe pictures. Rejects with a DescribeError, or the signal's reason. */
export function createBuiltInCaptioner(model: LanguageModelStatic | undefined): Captioner {
  /** By language; each picture gets a copy, so that none is told of another. */
  const sessions = new Map<string, Promise<LanguageModelSession>>();

  function sessionIn(language: string): Promise<LanguageModelSession> {
    const known = sessions.get(language);
    if (known) return known;
    const session = open(model, language);
    sessions.set(language, session);
    session.catch(() => sessions.delete(language));
    return session;
  }

  return {
    id: BUILT_IN_ID,
    tasks: CAPTION_TASKS,
    async caption(picture, request, signal, onText = () => {}) {
      signal.throwIfAborted();
      const language = languageFor(request.language);
      const session = await (await sessionIn(language)).clone({ signal });
      try {
        const messages = messagesFor({ ...request, language }, picture);
        let said = '';
        for (const reader = session.promptStreaming(messages, { signal }).getReader(); ; ) {
          const { done, value } = await reader.read();
          if (done) return { text: said, language, logProbabilities: null, ending: 'stop' };
          said += value;
          onText(said);
        }
      } catch (error) {
        signal.throwIfAborted();
        throw new DescribeError('engine-failed', String(error), { cause: error });
      } finally {
        session.destroy();
      }
    },
    async dispose() {
      for (const session of sessions.values()) (await session.catch(() => null))?.destroy();
      sessions.clear();
    },
  };
}

/** Never fetches a model: that is for the user to say, in the options. */
async function open(model: LanguageModelStatic | undefined, language: string): Promise<LanguageModelSession> {
  const options = optionsFor(language);
  if (!model || (await model.availability(options)) !== 'available') throw new DescribeError('model-missing');
  return model.create(options);
}

/** The picture goes with the first turn. */
function messagesFor(request: CaptionRequest, picture: Picture): LanguageModelMessage[] {
  return turnsFor(request).map(({ role, text }, at) => {
    const words = { type: 'text' as const, value: text };
    return { role, content: at === 0 ? [words, { type: 'image' as const, value: toImageData(picture) }] : [words] };
  });
}

/** The picture as it is seen. */
function toImageData({ raster: { data, width, height }, background }: Picture): ImageData {
  const seen = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel++) {
      seen[at + channel] = (data[at + channel] ?? 0) * alpha + (background[channel] ?? 0) * (1 - alpha);
    }
    seen[at + 3] = 255;
  }
  return new ImageData(seen, width, height);
}

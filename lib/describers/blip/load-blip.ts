import type { EngineDevice } from '../../shared/engine-device';
import { TASKS_OF } from '../../shared/installed-model';
import { nextTask } from '../../shared/next-task';
import type { OnText } from '../../shared/progress';
import type { CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import type { Generation, GenerationOptions, TraceableCaptioner } from '../generation';
import { mostLikely } from '../log-probability';
import { createTeller } from '../teller';
import { type BlipParts, loadBlipParts } from '../transformers/blip-parts';
import { BlipModel, type SeenPicture } from './blip-model';
import { rememberSeen } from './remember-seen';

/** Of config.json's text_config, which the real checkpoints and ours agree in. */
interface TextConfig {
  bos_token_id: number;
  sep_token_id: number;
}

export interface BlipFiles {
  config: { text_config: TextConfig };
  vision: Uint8Array;
  decoder: Uint8Array;
}

/** BLIP, which transformers.js does not run: an encoder that sees, and a decoder that speaks, by ONNX Runtime itself. */
export async function loadBlip(
  id: string,
  name: string,
  device: EngineDevice,
  { config, vision, decoder }: BlipFiles,
): Promise<TraceableCaptioner> {
  const parts = await loadBlipParts(name);
  const model = await BlipModel.load(vision, decoder, device);
  const { see, ...pictures } = rememberSeen(model);
  const run = async (picture: Picture, request: CaptionRequest, how: GenerationOptions) =>
    speak(model, parts, config.text_config, await see(await parts.pixels(picture)), request, how);
  return {
    id,
    tasks: TASKS_OF.blip,
    generate: run,
    encodings: pictures.encodings,
    async caption(picture, request, signal, onText) {
      const hear: OnText | undefined =
        onText && ((text, progress) => onText(joined(request.prefix, text), progress, 'en'));
      const said = await run(picture, request, { maxTokens: request.maxTokens, signal, onText: hear });
      const { text, logProbabilities, ending } = said;
      return { text: joined(request.prefix, text), language: 'en', logProbabilities, ending };
    },
    async dispose() {
      pictures.forget();
      await model.dispose();
    },
  };
}

/** "##s" is how the tokenizer writes what belongs to the word before. */
function joined(prefix: string | undefined, text: string): string {
  if (prefix === undefined || prefix === '') return text;
  return text.startsWith('##') ? `${prefix}${text.slice(2)}` : `${prefix} ${text}`;
}

/** Greedy decoding, after the prefix of a conditional caption. */
function speak(
  model: BlipModel,
  parts: BlipParts,
  ends: TextConfig,
  seen: SeenPicture,
  { prefix }: CaptionRequest,
  how: GenerationOptions,
): Promise<Generation> {
  const prompt = [ends.bos_token_id, ...(prefix ? parts.encode(prefix) : [])];
  return continueText(model, parts, ends.sep_token_id, prompt, seen, how);
}

async function continueText(
  model: BlipModel,
  parts: BlipParts,
  end: number,
  prompt: number[],
  seen: SeenPicture,
  { maxTokens, signal, onText, onScores }: GenerationOptions,
): Promise<Generation> {
  const tokens: number[] = [];
  const logProbabilities: number[] = [];
  const tell = createTeller(
    onText,
    () => parts.decode(tokens),
    () => tokens.length / maxTokens,
  );
  let read = model.nothingRead();
  try {
    for (let next = prompt; tokens.length < maxTokens && tokens.at(-1) !== end; ) {
      // Else nothing is heard before the text is over.
      await nextTask();
      signal.throwIfAborted();
      const step = await model.read(next, read, seen);
      read = step.read;
      onScores?.(step.scores);
      const { token, logProbability } = mostLikely(step.scores);
      if (Number.isNaN(logProbability)) throw new Error('the model answers with what is not a number');
      tokens.push(token);
      logProbabilities.push(logProbability);
      next = [token];
      tell();
    }
  } finally {
    model.forget(read);
  }
  const ending = tokens.at(-1) === end ? 'stop' : 'length';
  return { tokens, logProbabilities, text: parts.decode(tokens), ending };
}

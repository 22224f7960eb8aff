import { TASKS_OF } from '../../shared/installed-model';
import type { Caption, CaptionRequest } from '../captioner';
import type { Picture } from '../describer';
import type { GenerationOptions, TraceableCaptioner } from '../generation';
import { inLanguage } from '../in-language';
import type { LoadArchitecture, LoadOptions } from './architectures/architecture';
import { loadIdefics3, loadLfm2Vl, loadQwen } from './architectures/chat';
import { loadFlorence2 } from './architectures/florence2';
import { loadVisionEncoderDecoder } from './architectures/vision-encoder-decoder';
import { generate } from './generate';
import { hearBetweenTokens } from './hear-between-tokens';
import { toRawImage } from './raw-image';
import { rememberPicture } from './remember-picture';

const ARCHITECTURES = {
  'vision-encoder-decoder': loadVisionEncoderDecoder,
  florence2: loadFlorence2,
  idefics3: loadIdefics3,
  qwen3_5: loadQwen,
  lfm2_vl: loadLfm2Vl,
} satisfies Record<string, LoadArchitecture>;

export type TransformersArchitecture = keyof typeof ARCHITECTURES;

/** Loads a model of a known architecture. `name` is what transformers.js looks the files up by. */
export async function loadCaptioner(
  id: string,
  architecture: TransformersArchitecture,
  name: string,
  options: LoadOptions,
): Promise<TraceableCaptioner> {
  const { model, tokenizer, inputs, answersIn } = await ARCHITECTURES[architecture](name, options);
  const picture = rememberPicture(model);
  hearBetweenTokens(model);
  const run = async (picture: Picture, request: CaptionRequest, how: GenerationOptions) =>
    generate(model, tokenizer, await inputs(toRawImage(picture), request), how);
  return {
    id,
    tasks: TASKS_OF[architecture],
    generate: run,
    encodings: picture.encodings,
    async caption(picture, request, signal, onText): Promise<Caption> {
      const language = answersIn(request.language);
      const { text, logProbabilities, ending } = await run(picture, request, {
        maxTokens: request.maxTokens,
        signal,
        onText: inLanguage(onText, language),
      });
      return { text, language, logProbabilities, ending };
    },
    async dispose() {
      picture.forget();
      await model.dispose();
    },
  };
}

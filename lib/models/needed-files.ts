import type { Architecture } from '../shared/installed-model';
import { ModelError } from '../shared/model-error';
import type { Dtypes } from './catalogue';

/** The ONNX sessions of each architecture, as transformers.js and our BLIP adapter open them. */
const SESSIONS: Record<Architecture, readonly string[]> = {
  'vision-encoder-decoder': ['encoder_model', 'decoder_model_merged'],
  florence2: ['embed_tokens', 'vision_encoder', 'encoder_model', 'decoder_model_merged'],
  idefics3: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'],
  qwen3_5: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'],
  lfm2_vl: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'],
  blip: ['vision_model', 'text_decoder_model_merged'],
  clip: ['text_model', 'vision_model'],
  siglip: ['text_model', 'vision_model'],
};

/** What a number format is called in a file's name. */
const SUFFIXES: Readonly<Record<string, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

const REQUIRED = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
const OPTIONAL = ['generation_config.json', 'processor_config.json', 'chat_template.json', 'chat_template.jinja'];

export interface NeededFiles {
  required: string[];
  /** Taken where they exist. */
  optional: string[];
  /** Paths that begin so are parts of a large required file: "onnx/decoder_model_merged.onnx_data". */
  parts: string[];
}

/** The number format of each session. transformers.js would take another than fp32 for what is not said. */
export function formatsOf(architecture: Architecture, dtypes: Dtypes): Record<string, string> {
  return Object.fromEntries(
    SESSIONS[architecture].map((session) => [session, dtypes[session] ?? dtypes['*'] ?? 'fp32']),
  );
}

/** Where the graph of each session lies in a repository, in the order of the sessions. */
export function weightPaths(architecture: Architecture, dtypes: Dtypes): string[] {
  return Object.entries(formatsOf(architecture, dtypes)).map(
    ([session, dtype]) => `onnx/${session}${SUFFIXES[dtype] ?? `_${dtype}`}.onnx`,
  );
}

/** Paths in a repository. A session without a format of its own is taken as fp32. */
export function neededFiles(architecture: Architecture, dtypes: Dtypes): NeededFiles {
  const weights = weightPaths(architecture, dtypes);
  return { required: [...REQUIRED, ...weights], optional: OPTIONAL, parts: weights.map((path) => `${path}_data`) };
}

/**
 * Those of the present paths that are to be taken. Throws a ModelError that says what is missing, and which graphs there are
 * instead.
 */
export function filesToTake({ required, optional, parts }: NeededFiles, present: readonly string[]): string[] {
  const missing = required.filter((path) => !present.includes(path));
  if (missing.length > 0) {
    const graphs = present.filter((path) => path.endsWith('.onnx'));
    throw new ModelError('files-missing', missing.join(', '), {}, { files: missing, graphs });
  }
  const isPart = (path: string) => parts.some((part) => path === part || path.startsWith(`${part}_`));
  return [...required, ...present.filter((path) => optional.includes(path) || isPart(path))];
}

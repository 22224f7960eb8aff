import * as v from 'valibot';
import type { Architecture } from '../shared/installed-model';
import { ModelError } from '../shared/model-error';

/** By config.json's model_type. Some are asked alike, though they are called otherwise. */
const KINDS: Readonly<Record<string, Architecture>> = {
  'vision-encoder-decoder': 'vision-encoder-decoder',
  florence2: 'florence2',
  idefics3: 'idefics3',
  smolvlm: 'idefics3',
  qwen2_vl: 'qwen3_5',
  qwen2_5_vl: 'qwen3_5',
  qwen3_vl: 'qwen3_5',
  qwen3_5: 'qwen3_5',
  lfm2_vl: 'lfm2_vl',
  blip: 'blip',
  clip: 'clip',
  siglip: 'siglip',
};

/** Models that are asked by a message, which a template of their own puts into their form. */
const CHAT: readonly Architecture[] = ['idefics3', 'qwen3_5', 'lfm2_vl'];

const configSchema = v.object({ model_type: v.string() });
const tokenizerSchema = v.object({ chat_template: v.optional(v.unknown()) });

/**
 * What kind of model a config.json is of. Throws a ModelError where Altlight knows no such kind, or where another one was
 * chosen; null: none was.
 */
export function kindOf(config: string, chosen: Architecture | null): Architecture {
  const type = parse(configSchema, config, 'config.json').model_type;
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!kind) throw new ModelError('unknown-kind', type);
  if (chosen && kind !== chosen) throw new ModelError('wrong-kind', type);
  return kind;
}

/** Rejects with a ModelError where a model is asked by messages, but does not say how. */
export async function checkTemplate(
  kind: Architecture,
  { paths, text }: { paths: readonly string[]; text(path: string): Promise<string> },
): Promise<void> {
  if (!CHAT.includes(kind) || paths.some((path) => path.startsWith('chat_template.'))) return;
  const { chat_template } = parse(tokenizerSchema, await text('tokenizer_config.json'), 'tokenizer_config.json');
  if (!chat_template) throw new ModelError('no-chat-template', 'tokenizer_config.json, chat_template.jinja');
}

function parse<T>(schema: v.GenericSchema<unknown, T>, text: string, path: string): T {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (error) {
    throw new ModelError('unknown-kind', path, { cause: error });
  }
}

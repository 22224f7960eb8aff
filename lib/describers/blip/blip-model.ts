import { InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import type { EngineDevice } from '../../shared/engine-device';

/** By name: "past_key_values.0.key". */
type Tensors = Record<string, Tensor>;

/** A picture as the text decoder looks at it: keys and values of each of its layers. */
export interface SeenPicture {
  tensors: Tensors;
  dispose(): void;
}

/** A text as far as it has been read: keys and values of each layer of the text decoder. */
export interface ReadText {
  past: Tensors;
}

/**
 * The two graphs that training/export/blip.py makes of a BLIP checkpoint:
 * vision_model: pixel_values (1, 3, side, side) -> last_hidden_state, cross_attention.N.{key,value};
 * text_decoder_model_merged: input_ids (1, new), past_key_values.N.{key,value} (1, heads, past, width), cross_attention.N.*
 * -> logits (1, new, vocabulary), present.N.{key,value}.
 */
export class BlipModel {
  private constructor(
    private readonly vision: InferenceSession,
    private readonly decoder: InferenceSession,
  ) {}

  static async load(vision: Uint8Array, decoder: Uint8Array, device: EngineDevice): Promise<BlipModel> {
    return new BlipModel(await open(vision, device), await open(decoder, device));
  }

  async see(pixels: { data: Float32Array; dims: readonly number[] }): Promise<SeenPicture> {
    const { last_hidden_state, ...tensors } = await this.vision.run({
      pixel_values: new Tensor('float32', pixels.data, pixels.dims),
    });
    last_hidden_state?.dispose();
    return { tensors, dispose: () => disposeAll(tensors) };
  }

  nothingRead(): ReadText {
    const past = this.decoder.inputMetadata.flatMap((input) => {
      if (!input.isTensor || !input.name.startsWith('past_key_values.')) return [];
      // Symbolic are the batch, which is one, and the length, which is none.
      const dims = input.shape.map((size, axis) => (typeof size === 'number' ? size : axis === 0 ? 1 : 0));
      // There are no numbers in it, and yet it must be of the graph's own format.
      const none = input.type === 'float16' ? new Uint16Array(0) : new Float32Array(0);
      return [[input.name, new Tensor(input.type, none, dims)] as const];
    });
    return { past: Object.fromEntries(past) };
  }

  /** Reads on. Returns the scores of what may come next (one a token), and what has been read now; `before` is used up. */
  async read(
    tokens: number[],
    before: ReadText,
    picture: SeenPicture,
  ): Promise<{ scores: Float32Array; read: ReadText }> {
    const input_ids = new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]);
    const { logits, ...present } = await this.decoder.run({ input_ids, ...before.past, ...picture.tensors });
    disposeAll(before.past);
    if (!logits) throw new Error('the text decoder gives no logits');
    const vocabulary = logits.dims.at(-1) ?? 0;
    const scores = ((await logits.getData(true)) as Float32Array).slice(-vocabulary);
    const past = Object.entries(present).map(([name, tensor]) => [name.replace('present', 'past_key_values'), tensor]);
    return { scores, read: { past: Object.fromEntries(past) } };
  }

  forget({ past }: ReadText): void {
    disposeAll(past);
  }

  async dispose(): Promise<void> {
    await Promise.all([this.vision.release(), this.decoder.release()]);
  }
}

/** On a GPU, what only goes from one step to the next stays there; the rest is fetched when it is asked for. */
function open(bytes: Uint8Array, device: EngineDevice): Promise<InferenceSession> {
  const kept = device === 'webgpu' ? ({ preferredOutputLocation: 'gpu-buffer' } as const) : {};
  return InferenceSession.create(bytes, { executionProviders: [device], ...kept });
}

function disposeAll(tensors: Tensors): void {
  for (const tensor of Object.values(tensors)) tensor.dispose();
}

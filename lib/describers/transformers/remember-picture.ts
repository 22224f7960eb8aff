import type { PreTrainedModel, Tensor } from '@huggingface/transformers';
import { areEqual } from '../are-equal';
import { LastMade } from '../last-made';

/** What vision encoders are given of a picture, by the names of their inputs. */
const PICTURE_INPUTS = ['pixel_values', 'pixel_attention_mask', 'spatial_shapes', 'image_grid_thw'];

type Inputs = Record<string, unknown>;
/** By the names of its inputs. */
type Picture = Map<string, Tensor>;
type Encoder = { encode_image?: (inputs: Inputs) => Promise<Tensor> };

export interface RememberedPicture {
  /** How often a picture has been encoded. */
  encodings(): number;
  /** Gives back what is kept of the last one. */
  forget(): void;
}

/**
 * Has a model keep what its vision encoder made of the last picture: the encoder is most of the work, and who has heard
 * one sentence may ask for more. Models that encode otherwise are left as they are.
 */
export function rememberPicture(model: PreTrainedModel): RememberedPicture {
  const encoder = model as unknown as Encoder;
  const encode = encoder.encode_image?.bind(encoder);
  if (!encode) return { encodings: () => 0, forget: () => {} };
  const last = new LastMade<Picture, Tensor>({ isSame, dispose: (features) => features.dispose() });
  encoder.encode_image = (inputs) => last.get(pictureOf(inputs), () => encode(inputs));
  return { encodings: () => last.count, forget: () => last.forget() };
}

const pictureOf = (inputs: Inputs): Picture =>
  new Map(PICTURE_INPUTS.flatMap((name) => (inputs[name] ? [[name, inputs[name] as Tensor]] : [])));

function isSame(one: Picture, other: Picture): boolean {
  if (one.size === 0 || one.size !== other.size) return false;
  return [...one].every(([name, tensor]) => {
    const twin = other.get(name);
    return twin !== undefined && areEqual(tensor.dims, twin.dims) && areEqual(tensor.data, twin.data);
  });
}

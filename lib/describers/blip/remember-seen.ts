import { areEqual } from '../are-equal';
import { LastMade } from '../last-made';
import type { RememberedPicture } from '../transformers/remember-picture';
import type { BlipModel, SeenPicture } from './blip-model';

type Pixels = Parameters<BlipModel['see']>[0];

/** Keeps how the last picture was seen, for who goes on with a sentence after having heard another: seeing is most of the work. */
export function rememberSeen(
  model: Pick<BlipModel, 'see'>,
): RememberedPicture & { see(pixels: Pixels): Promise<SeenPicture> } {
  const last = new LastMade<Pixels, SeenPicture>({
    isSame: (one, other) => areEqual(one.dims, other.dims) && areEqual(one.data, other.data),
    dispose: (seen) => seen.dispose(),
  });
  return {
    see: (pixels) => last.get(pixels, () => model.see(pixels)),
    encodings: () => last.count,
    forget: () => last.forget(),
  };
}

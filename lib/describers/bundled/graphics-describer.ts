import { GRAPHICS_MODEL } from '../../models/graphics';
import type { EngineDevice } from '../../shared/engine-device';
import type { Describer, Draft } from '../describer';
import { type Classified, type ImageClassifier, loadImageClassifier } from '../transformers/image-classifier';
import { CANARY_LABEL, drawCanary } from './canary';
import { kindOfLabel, namesSomething } from './label';
import { averageToSquare } from './square';

const { id, side, abstainBelow } = GRAPHICS_MODEL;

/** Never "certain": even from 0.9 on, one name in nine has no right word in it (the model's card). */
function toDraft({ label, score }: Classified): Draft {
  const isSure = score >= abstainBelow && namesSomething(label);
  return {
    text: label,
    language: 'en',
    kind: kindOfLabel(label),
    confidence: score,
    certainty: isSure ? 'likely' : null,
  };
}

function fromClassifier(classifier: ImageClassifier): Describer {
  return {
    id,
    async passesCanary() {
      const { label } = await classifier.classify(drawCanary(), side);
      return label === CANARY_LABEL;
    },
    async describe({ raster, background }, signal) {
      signal.throwIfAborted();
      const best = await classifier.classify(averageToSquare(raster, background, side), side);
      signal.throwIfAborted();
      return toDraft(best);
    },
    dispose: () => classifier.dispose(),
  };
}

/** Names icons, logos, flags and emoji with the model that lies in the extension. */
export async function loadGraphicsDescriber(device: EngineDevice): Promise<Describer> {
  return fromClassifier(await loadImageClassifier(id, device));
}

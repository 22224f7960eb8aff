import { type ImageClassificationPipeline, pipeline, RawImage } from '@huggingface/transformers';
import type { EngineDevice } from '../../shared/engine-device';

export interface Classified {
  label: string;
  /** Softmax probability, 0..1. */
  score: number;
}

export interface ImageClassifier {
  /** RGB, side * side * 3 bytes, the size that the model was trained on: nothing is resized here. */
  classify(rgb: Uint8ClampedArray, side: number): Promise<Classified>;
  dispose(): Promise<void>;
}

/** Loads an image-classification model that lies under models/<id>/ in the extension. */
export async function loadImageClassifier(id: string, device: EngineDevice): Promise<ImageClassifier> {
  const classifier: ImageClassificationPipeline = await pipeline('image-classification', id, { device, dtype: 'fp32' });
  return {
    async classify(rgb, side) {
      const [best] = await classifier(new RawImage(rgb, side, side, 3), { top_k: 1 });
      if (!best) throw new Error(`${id} gave no answer`);
      return best;
    },
    dispose: () => classifier.dispose(),
  };
}

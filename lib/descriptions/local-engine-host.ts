import PQueue from 'p-queue';
import type { ImageEngine } from '../engine/image-engine';
import type { ModelDownloads } from '../models/download/open-download-worker';
import { largestSideFor } from '../pixels/fit-raster';
import { toRaster } from '../pixels/to-raster';
import { visibleBackground } from '../pixels/visible-background';
import { DescribeError } from '../shared/errors';
import { declined } from '../shared/outcome';
import { Priority } from '../shared/priority';
import { TimeLimitError, within } from '../shared/time-limit';
import type { EngineHost } from './engine-host';

/** A picture of 25 megapixels takes 100 MB until it has been made smaller. */
const DECODED_AT_ONCE = 4;
/** A decoder that hangs does not keep its place for ever. */
const DECODING_LIMIT_MS = 30_000;

/** Decodes and describes in this document, which needs a DOM (SVG does not decode in workers). */
export function createLocalEngineHost(engine: ImageEngine, downloads: ModelDownloads): EngineHost {
  const decoding = new PQueue({ concurrency: DECODED_AT_ONCE });
  const priorities = new Map<string, Priority>();
  return {
    async describe({ id, pixels, background, wish, urgency }, signal, onText) {
      const priority = new Priority(-urgency);
      priorities.set(id, priority);
      try {
        const side = largestSideFor(wish.caption?.task ?? 'brief');
        const decode = () =>
          within(DECODING_LIMIT_MS, toRaster(pixels, side, signal), 'the image took too long to decode');
        // Without the signal: what cannot be stopped keeps its place until it is done.
        const raster = await priority.enqueue(decoding, decode);
        const picture = { raster, background: visibleBackground(raster, background) };
        return await engine.describe(id, picture, wish, { signal, onText, priority });
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof TimeLimitError) return declined('engine-timed-out');
        if (!(error instanceof DescribeError)) throw error;
        return declined(error.reason);
      } finally {
        priorities.delete(id);
      }
    },
    hurry: (id, urgency) => priorities.get(id)?.raise(-urgency),
    async models(command) {
      if (command.type !== 'remove') return downloads.do(command);
      engine.forget(command.id);
      try {
        return await downloads.do(command);
      } finally {
        // Somebody may have asked it meanwhile.
        engine.forget(command.id);
      }
    },
  };
}

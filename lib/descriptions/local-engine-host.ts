import type { ImageEngine } from '../engine/image-engine';
import type { ModelDownloads } from '../models/download/open-download-worker';
import { largestSideFor } from '../pixels/fit-raster';
import { toRaster } from '../pixels/to-raster';
import { visibleBackground } from '../pixels/visible-background';
import { DescribeError } from '../shared/errors';
import { declined } from '../shared/outcome';
import type { EngineHost } from './engine-host';

/** Decodes and describes in this document, which needs a DOM (SVG does not decode in workers). */
export function createLocalEngineHost(engine: ImageEngine, downloads: ModelDownloads): EngineHost {
  return {
    async describe({ id, pixels, background, wish, urgency }, signal, onText) {
      try {
        const raster = await toRaster(pixels, largestSideFor(wish.caption?.task ?? 'brief'), signal);
        const picture = { raster, background: visibleBackground(raster, background) };
        return await engine.describe(id, picture, wish, { signal, onText, priority: -urgency });
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof DescribeError)) throw error;
        return declined(error.reason);
      }
    },
    models: (command) => downloads.do(command),
  };
}

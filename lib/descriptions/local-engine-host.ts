import type { ImageEngine } from '../engine/image-engine';
import { toRaster } from '../pixels/to-raster';
import { visibleBackground } from '../pixels/visible-background';
import { DescribeError } from '../shared/errors';
import { declined } from '../shared/outcome';
import type { EngineHost } from './engine-host';

/** Decodes and describes in this document, which needs a DOM (SVG does not decode in workers). */
export function createLocalEngineHost(engine: ImageEngine): EngineHost {
  return {
    async describe({ id, pixels, background, device }, signal) {
      try {
        const raster = await toRaster(pixels, signal);
        const picture = { raster, background: visibleBackground(raster, background) };
        return await engine.describe(id, picture, device, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof DescribeError) return declined(error.reason);
        throw error;
      }
    },
  };
}

import { expose } from 'comlink';
import { loadGraphicsDescriber } from '../describers/bundled/graphics-describer';
import { useOnlyBundledFiles } from '../describers/transformers/runtime';
import { createWorkerApi } from './worker-api';

useOnlyBundledFiles(self.location.origin);
expose(createWorkerApi(loadGraphicsDescriber));

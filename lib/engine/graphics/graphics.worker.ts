import { expose } from 'comlink';
import { loadGraphicsDescriber } from '../../describers/bundled/graphics-describer';
import { useOnlyBundledFiles } from '../../describers/transformers/runtime';
import { createGraphicsWorkerApi } from './graphics-worker-api';

useOnlyBundledFiles(self.location.origin);
expose(createGraphicsWorkerApi(loadGraphicsDescriber));

import { expose } from 'comlink';
import { loadGraphicsDescriber } from '../../describers/bundled/graphics-describer';
import { useOnlyBundledFiles } from '../../describers/transformers/runtime';
import { holdLife } from '../../shared/worker-life';
import { createGraphicsWorkerApi } from './graphics-worker-api';

useOnlyBundledFiles(self.location.origin);
expose(createGraphicsWorkerApi(loadGraphicsDescriber));
holdLife();

import { answerEngineJobs } from '../../lib/descriptions/answer-engine-jobs';
import { createLocalEngineHost } from '../../lib/descriptions/local-engine-host';
import { createImageEngine } from '../../lib/engine/image-engine';

const engine = createImageEngine();
answerEngineJobs(createLocalEngineHost(engine), engine);

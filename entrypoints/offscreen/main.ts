import { answerEngineJobs } from '../../lib/descriptions/answer-engine-jobs';
import { createLocalEngineHost } from '../../lib/descriptions/local-engine-host';
import { Engine } from '../../lib/engine/engine';
import { openEngineWorker } from '../../lib/engine/open-engine-worker';

const engine = new Engine(openEngineWorker);
answerEngineJobs(createLocalEngineHost(engine), engine);

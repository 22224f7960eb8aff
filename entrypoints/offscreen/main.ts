import { answerEngineJobs } from '../../lib/descriptions/answer-engine-jobs';
import { createLocalEngine } from '../../lib/descriptions/create-local-engine';

const { host, engine } = createLocalEngine();
answerEngineJobs(host, engine);

import { answerEngineJobs } from '@/lib/descriptions/answer-engine-jobs';
import { createLocalEngineHost } from '@/lib/descriptions/local-engine-host';
import { Engine } from '@/lib/engine/engine';
import { openEngineWorker } from '@/lib/engine/open-engine-worker';

answerEngineJobs(createLocalEngineHost(new Engine(openEngineWorker)));

import { isMoving } from '../shared/model-status';
import { answerEngineQuestions } from './answer-engine-questions';
import { createLocalEngine } from './create-local-engine';
import type { EngineHost } from './engine-host';
import { KeepAwake } from './keep-awake';
import { otherFiles } from './other-files';
import { rememberModels } from './remember-models';

/** Firefox's background is a page: it has a DOM to decode in, and may start a worker itself. It stays as long as there is work. */
export function createEngineHost(): EngineHost {
  const awake = new KeepAwake();
  const { host, engine } = createLocalEngine({
    onModels(statuses) {
      awake.hold('models', statuses.some(isMoving));
      void rememberModels(statuses);
    },
    onOtherFiles: (ids) => void otherFiles.remember(ids),
  });
  answerEngineQuestions(engine);
  return {
    describe: (...job) => awake.during(host.describe(...job)),
    hurry: host.hurry,
    models: (command) => awake.during(host.models(command)),
  };
}

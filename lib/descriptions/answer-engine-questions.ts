import type { ImageEngine } from '../engine/image-engine';
import { handleMessage } from '../messaging/messenger';

/** What extension pages and tools ask an engine itself, in whichever document it is. */
export function answerEngineQuestions(engine: ImageEngine): void {
  handleMessage('engine:status', () => engine.status());
  handleMessage('engine:trace', (request) => engine.trace(request));
  handleMessage('engine:similarity', (request) => engine.similarity(request));
  handleMessage('engine:unload', () => engine.unload());
}

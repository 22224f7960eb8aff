import { sendMessage } from '../messaging/messenger';
import { TimeLimitError, within } from '../shared/time-limit';

const PAGE = '/offscreen.html';

/** All in milliseconds. A busy machine needs seconds for a document, or a sign of life of it. */
const OPENING_LIMIT = 30_000;
const CLOSING_LIMIT = 5_000;
/** Between two questions whether it still answers: a job may wait for others far longer. */
const WATCH_PAUSE = 60_000;
const ANSWER_LIMIT = 30_000;

let opening: Promise<void> | undefined;
/** How many have been given up. */
let givenUp = 0;

/** Opens the document unless it is there; several callers share one opening, as Chrome allows only one document. */
function ensureDocument(): Promise<void> {
  opening ??= share(openDocument());
  return opening;
}

/**
 * Asks something of the document, which may take as long as it likes if only the document still answers. One that does not,
 * or cannot be opened, is closed, and the question rejects with a TimeLimitError: the next opens another.
 */
export async function askDocument<T>(question: () => Promise<T>): Promise<T> {
  const which = givenUp;
  const watch = new AbortController();
  try {
    await ensureDocument();
    return await Promise.race([question(), silence(watch.signal)]);
  } catch (error) {
    if (error instanceof TimeLimitError) giveUp(which);
    throw error;
  } finally {
    watch.abort();
  }
}

function share(work: Promise<void>): Promise<void> {
  const shared = work.finally(() => {
    if (opening === shared) opening = undefined;
  });
  return shared;
}

async function openDocument(): Promise<void> {
  await within(OPENING_LIMIT, createUnlessThere(), 'the engine host took too long to open');
}

async function createUnlessThere(): Promise<void> {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
    documentUrls: [chrome.runtime.getURL(PAGE)],
  });
  if (contexts.length > 0) return;
  await chrome.offscreen.createDocument({
    url: PAGE,
    reasons: [chrome.offscreen.Reason.WORKERS],
    justification: 'Runs the model that describes images, in a worker, on this device.',
  });
}

/** Of several who find the same document silent, one closes it; who asks next waits until another is open. */
function giveUp(which: number): void {
  if (which !== givenUp) return;
  givenUp++;
  opening = share(reopen());
  opening.catch(() => {});
}

async function reopen(): Promise<void> {
  // One that is not there, or cannot be closed, shows when another is opened.
  await within(CLOSING_LIMIT, chrome.offscreen.closeDocument(), 'the engine host cannot be closed').catch(() => {});
  await openDocument();
}

/** Rejects with a TimeLimitError when the document does not answer a small question. Never resolves. */
async function silence(signal: AbortSignal): Promise<never> {
  for (;;) {
    await pause(signal);
    const answer = sendMessage('engine:status', undefined);
    await within(ANSWER_LIMIT, answer, 'the engine host does not answer').catch((error) => {
      // Of a document that has gone, the question itself hears.
      if (error instanceof TimeLimitError) throw error;
    });
  }
}

/** Not over where it is aborted. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    const stop = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, WATCH_PAUSE);
    signal.addEventListener('abort', stop, { once: true });
  });
}

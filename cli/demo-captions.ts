import type { CDPSession } from '@playwright/test';
import type { MeasuredImage } from './describe-page';
import type { ImageReport } from './report';

/** Runs in the page, as text: `this` is the image. */
const ADD_CAPTION = `function (text, colour) {
  const page = this.ownerDocument;
  const box = this.getBoundingClientRect();
  if (box.width === 0) return;
  const caption = page.createElement('div');
  caption.textContent = text;
  caption.style.cssText = 'position:absolute;box-sizing:border-box;width:max-content;max-width:7.8rem;padding:1px 6px;' +
    'border-radius:4px;font:12px/1.25 system-ui,sans-serif;text-align:center;color:#fff;transform:translateX(-50%);' +
    'overflow-wrap:anywhere;z-index:2147483647;background:' + colour;
  caption.style.left = box.left + box.width / 2 + page.defaultView.scrollX + 'px';
  caption.style.top = box.bottom + page.defaultView.scrollY + 4 + 'px';
  page.documentElement.append(caption);
}`;

const COLOURS: Record<string, string> = { described: '#1a6b35', named: '#1f5199', decorative: '#6b6b6b' };
const NO_NAME = '#8a4b08';

/** Writes each image's name under it, for people who look at the screenshot. */
export async function showCaptions(images: MeasuredImage[]): Promise<void> {
  for (const { session, backendNodeId, report } of images) {
    await addCaption(session, backendNodeId, captionOf(report), COLOURS[report.state] ?? NO_NAME);
  }
}

async function addCaption(session: CDPSession, backendNodeId: number, text: string, colour: string): Promise<void> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  if (!object.objectId) return;
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: ADD_CAPTION,
    arguments: [{ value: text }, { value: colour }],
  });
}

function captionOf({ after, state, reason }: ImageReport): string {
  if (after) return after;
  return state === 'decorative' ? '(silent)' : `(${reason.replaceAll('-', ' ')})`;
}

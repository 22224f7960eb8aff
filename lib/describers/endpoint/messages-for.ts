import { turnsFor } from '../../models/turns';
import type { CaptionRequest } from '../captioner';

/** A chat in the words of the protocol. What is only text is sent as such: not every server takes parts of one. */
export function messagesFor(request: CaptionRequest, imageUrl: string) {
  const [{ role, text }, ...next] = turnsFor(request);
  const content = [
    { type: 'text', text },
    { type: 'image_url', image_url: { url: imageUrl } },
  ];
  return [{ role, content }, ...next.map(({ role, text }) => ({ role, content: text }))];
}

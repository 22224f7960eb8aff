import type { EndpointAddress } from '../messaging/protocol';
import type { Endpoint } from '../shared/endpoint';

/**
 * The key that a form means, which never shows the one that is kept: an empty field leaves that as it is, unless the user
 * wants it forgotten. It is for its own server alone: not for another one, and not without encryption where it had some.
 */
export function keyFor({ baseUrl, key, forgetsKey }: EndpointAddress, known: Endpoint | null): string | null {
  const typed = key?.trim();
  if (typed) return typed;
  if (forgetsKey || !known || !URL.canParse(baseUrl)) return null;
  return new URL(baseUrl).origin === new URL(known.baseUrl).origin ? known.key : null;
}

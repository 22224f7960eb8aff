import { isPrivateHost } from '../pixels/private-host';
import type { EndpointProblem } from '../shared/endpoint';

/** Without encryption only within the user's own network: a key and images are not for everybody on the way. */
export function addressProblemOf(baseUrl: string): EndpointProblem | null {
  const address = tidyAddress(baseUrl);
  if (!URL.canParse(address)) return 'bad-address';
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return 'bad-address';
  return protocol === 'http:' && !isPrivateHost(hostname) ? 'insecure-address' : null;
}

/** As it is kept: paths are put behind it. */
export const tidyAddress = (address: string) => address.trim().replace(/\/+$/, '');

import ipaddr from 'ipaddr.js';

const PRIVATE_SUFFIXES = ['.localhost', '.local', '.internal', '.home.arpa', '.lan', '.intranet', '.corp', '.home'];

/**
 * Whether a host name, as URL.hostname gives it, means this machine or its local network: any address that is not
 * global unicast (RFC 6890), a single label, or a suffix that is only used locally (RFC 6761, 6762, 8375).
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
  return !host.includes('.') || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
}

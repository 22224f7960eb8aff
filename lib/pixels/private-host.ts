import ipaddr from 'ipaddr.js';

const PRIVATE_SUFFIXES = ['.localhost', '.local', '.internal', '.home.arpa', '.lan', '.intranet', '.corp', '.home'];
/** RFC 4291, 2.4: everything else in IPv6 is reserved, or another way to write an IPv4 address. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether a host name, as URL.hostname gives it, means this machine or its local network: any address that is not
 * global unicast (RFC 6890), a single label, or a suffix that is only used locally (RFC 6761, 6762, 8375).
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return !isGlobalAddress(ipaddr.process(host));
  return !host.includes('.') || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
}

function isGlobalAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6));
}

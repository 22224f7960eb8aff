/**
 * What tells one state of a file on a plain server from another (RFC 9110, 8.8): its ETag, else when it was last changed; null
 * where the server tells neither.
 */
export function stateIn(headers: Headers): string | null {
  return headers.get('etag') ?? headers.get('last-modified');
}

/** Whether a server can be asked for the rest of the very bytes that came before: a weak ETag stands for like ones, too. */
export function isExact(state: string | null): state is string {
  return state !== null && !state.startsWith('W/');
}

/** Servers give a file that they compress on the way an ETag of its own kind; it is the same file. */
export function isSameState(one: string, other: string): boolean {
  return withoutCoding(one) === withoutCoding(other);
}

const withoutCoding = (state: string) => state.replace(/^W\//, '').replace(/(-|;)+(gzip|br|zstd|deflate)"$/, '"');

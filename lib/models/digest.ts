/** How the bytes of a file are known to be the right ones: its SHA-256, or the id that git gives them (SHA-1). Hex. */
export type Check = { sha256: string } | { gitSha1: string };

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

export async function passes(check: Check, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if ('sha256' in check) return (await sha256(bytes)) === check.sha256;
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const blob = await new Blob([header, bytes]).arrayBuffer();
  return hex(await crypto.subtle.digest('SHA-1', blob)) === check.gitSha1;
}

const hex = (digest: ArrayBuffer) =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

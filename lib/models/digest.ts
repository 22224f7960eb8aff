import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 as sha256InPieces } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { nextTask } from '../shared/next-task';

/** How the bytes of a file are known to be the right ones: its SHA-256, or the id that git gives them (SHA-1). Hex. */
export type Check = { sha256: string } | { gitSha1: string };

/** Of bytes that are in memory in any case: the browser's own is several times as fast. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Of a file that is never in memory as a whole. */
export class FileDigest {
  readonly #sha256 = sha256InPieces.create();

  add(piece: Uint8Array): void {
    this.#sha256.update(piece);
  }

  /** SHA-256, hex. Nothing can be added any more. */
  end(): string {
    return bytesToHex(this.#sha256.digest());
  }
}

/**
 * The SHA-256 (hex) of a file of so many bytes; null where it is not what it should be (`check`: null where nobody tells).
 * Others have their turn between two pieces. Rejects with the signal's reason when aborted.
 */
export async function checkPieces(
  check: Check | null,
  size: number,
  pieces: Iterable<Uint8Array>,
  signal: AbortSignal,
): Promise<string | null> {
  const digest = new FileDigest();
  const git = check && 'gitSha1' in check ? sha1.create().update(new TextEncoder().encode(`blob ${size}\0`)) : null;
  for (const piece of pieces) {
    await nextTask();
    signal.throwIfAborted();
    digest.add(piece);
    git?.update(piece);
  }
  const found = digest.end();
  if (check && 'gitSha1' in check) return git && bytesToHex(git.digest()) === check.gitSha1 ? found : null;
  return !check || check.sha256 === found ? found : null;
}

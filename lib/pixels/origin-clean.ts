/**
 * Whether a page may read a canvas ("origin-clean", HTML). Firefox lets the content scripts of an extension with access to all
 * sites read every canvas, so that reading does not tell. What does: only what is drawn from a clean canvas is clean, and
 * only a clean bitmap can be transferred.
 */
export function isOriginClean(canvas: OffscreenCanvas): boolean {
  const probe = new OffscreenCanvas(1, 1);
  probe.getContext('2d')?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
  const bitmap = probe.transferToImageBitmap();
  try {
    structuredClone(bitmap, { transfer: [bitmap] }).close();
    return true;
  } catch {
    return false;
  }
}

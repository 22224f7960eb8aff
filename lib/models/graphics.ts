/**
 * The bundled model; public/models/graphics-v0/README.md is its card.
 * It lies in the extension itself, so there is nothing to download or verify.
 */
export const GRAPHICS_MODEL = {
  id: 'graphics-v0',
  /** Pixels: it was trained on 40x40, area-averaged. */
  side: 40,
  /** From the card: below it, exact names are right less often than two times in three. */
  abstainBelow: 0.7,
} as const;

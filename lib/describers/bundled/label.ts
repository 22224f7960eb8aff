import type { ImageKind } from '../../shared/outcome';

/** What a label of the graphics model says. The model card calls the kinds icon, logo, flag and emoji. */
export function kindOfLabel(label: string): ImageKind {
  if (label.startsWith('flag of ')) return 'flag';
  if (label.endsWith(' logo')) return 'logo';
  if (label.endsWith(' emoji')) return 'emoji';
  return 'icon';
}

/** One class of graphics-v0 is " logo", a logo of nothing: its name was lost when the labels were cleaned. */
export function namesSomething(label: string): boolean {
  return label.replace(/\b(icon|logo|emoji)$/, '').trim() !== '';
}

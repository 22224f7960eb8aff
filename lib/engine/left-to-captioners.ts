import type { Outcome } from '../shared/outcome';

/** What is no graphic, or none that the bundled model knows. A blank image stays blank whoever looks at it. */
export function isLeftToCaptioners({ reason }: Outcome): boolean {
  return reason === 'not-a-graphic' || reason === 'low-confidence';
}

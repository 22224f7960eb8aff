import { describe, expect, it } from 'vitest';
import { formatImages, summarise } from '../../../cli/image-table';
import type { ImageReport } from '../../../cli/report';

function image(changes: Partial<ImageReport> = {}): ImageReport {
  return {
    selector: '#a',
    frame: '',
    role: 'image',
    before: '',
    after: 'search icon',
    written: 'search icon',
    source: 'graphics-v0',
    state: 'described',
    reason: 'recognised',
    kind: 'icon',
    confidence: 0.916,
    ...changes,
  };
}

describe('formatImages', () => {
  it('shows the confidence with two decimals, and no frame when there is none', () => {
    const [heading, row] = formatImages([image()]).split('\n');
    expect(heading).toMatch(/^STATE +REASON +ROLE +BEFORE +AFTER +CONFIDENCE +SELECTOR$/);
    expect(row).toMatch(/^described +recognised +image +search icon +0\.92 +#a$/);
  });

  it('has a column for frames where there is one', () => {
    expect(formatImages([image(), image({ frame: 'iframe[0]' })])).toMatch(/FRAME[\s\S]*iframe\[0\]$/);
  });
});

describe('summarise', () => {
  it('counts by state, the most frequent first', () => {
    const states = [image({ state: 'decorative' }), image(), image()];
    expect(summarise(states)).toBe('3 images: 2 described, 1 decorative');
  });

  it('speaks of one image and of none', () => {
    expect(summarise([image()])).toBe('1 image: 1 described');
    expect(summarise([])).toBe('0 images');
  });
});

import type { CDPSession } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { type TreeFrame, withPaths } from '../../../cli/frames';

function frame(id: string, parentId: string | undefined, position = 0): TreeFrame {
  return { id, parentId, position, session: {} as CDPSession, world: undefined, order: new Map() };
}

const paths = (frames: TreeFrame[]) => withPaths(frames).map(({ id, path }) => `${id} ${path}`.trim());

describe('withPaths', () => {
  it('numbers sibling frames in document order, whatever order they are found in', () => {
    const frames = [frame('late', 'main', 90), frame('main', undefined), frame('early', 'main', 10)];
    expect(paths(frames)).toEqual(['main', 'early iframe[0]', 'late iframe[1]']);
  });

  it('puts nested frames behind their parent', () => {
    const frames = [
      frame('main', undefined),
      frame('b', 'main', 2),
      frame('a', 'main', 1),
      frame('in a', 'a', 5),
      frame('in b', 'b', 1),
    ];
    expect(paths(frames)).toEqual([
      'main',
      'a iframe[0]',
      'in a iframe[0]/iframe[0]',
      'b iframe[1]',
      'in b iframe[1]/iframe[0]',
    ]);
  });

  it('leaves out a frame whose parent has gone', () => {
    expect(paths([frame('main', undefined), frame('orphan', 'gone')])).toEqual(['main']);
  });
});

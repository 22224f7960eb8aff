import { describe, expect, it } from 'vitest';
import type { AccessibleNode } from '../../../cli/accessibility-tree';
import { type FrameFindings, joinReports } from '../../../cli/join-reports';
import type { WorldReport } from '../../../cli/report';

const REPORT: WorldReport = {
  selector: 'img',
  written: 'search icon',
  source: 'graphics-v0',
  state: 'described',
  reason: 'recognised',
  kind: 'icon',
  confidence: 0.9,
};

const node = (name: string, ignored = false): AccessibleNode => ({ role: ignored ? 'none' : 'image', name, ignored });

function joinOne(changes: Partial<FrameFindings>, report = REPORT) {
  const images = [{ backendNodeId: 7, report }];
  const findings = { path: '', images, order: new Map(), before: new Map(), after: new Map(), ...changes };
  return joinReports(findings)[0]?.report;
}

describe('joinReports', () => {
  it('takes role and names from the accessibility trees', () => {
    const joined = joinOne({ before: new Map([[7, node('')]]), after: new Map([[7, node('search icon')]]) });
    expect(joined).toMatchObject({ role: 'image', before: '', after: 'search icon' });
  });

  it('has the keys in the order that is documented', () => {
    expect(Object.keys(joinOne({ path: 'iframe[0]' }) ?? {}).join(' ')).toBe(
      'selector frame role before after written source state reason kind confidence',
    );
  });

  it('is empty where the tree ignores the image, whatever was written', () => {
    const joined = joinOne({ after: new Map([[7, node('search icon', true)]]) });
    expect(joined).toMatchObject({ role: '', after: '', written: 'search icon' });
  });

  it('is empty for an image or a frame that came later', () => {
    const joined = joinOne({ before: undefined, after: new Map([[7, node('search icon')]]) });
    expect(joined).toMatchObject({ before: '', after: 'search icon' });
  });

  it('reports what is still pending as timed out', () => {
    const joined = joinOne({}, { ...REPORT, state: 'pending', reason: 'queued' });
    expect(joined).toMatchObject({ state: 'failed', reason: 'timed-out' });
  });

  it('goes by document order; images that are no longer in the document come last', () => {
    const images = [3, 1, 2].map((backendNodeId) => ({ backendNodeId, report: REPORT }));
    const order = new Map([
      [2, 10],
      [1, 20],
    ]);
    const joined = joinReports({ path: '', images, order, before: undefined, after: new Map() });
    expect(joined.map(({ backendNodeId }) => backendNodeId)).toEqual([2, 1, 3]);
  });
});

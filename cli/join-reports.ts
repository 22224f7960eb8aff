import type { AccessibilityTree, AccessibleNode } from './accessibility-tree';
import type { DocumentOrder } from './document-order';
import type { FoundImage } from './isolated-world';
import type { ImageReport, WorldReport } from './report';

export interface FrameFindings {
  /** The frame's path, see frames.ts. */
  path: string;
  images: FoundImage[];
  order: DocumentOrder;
  /** Without Altlight; undefined when the frame was not there yet. */
  before: AccessibilityTree | undefined;
  after: AccessibilityTree;
}

export interface JoinedImage {
  backendNodeId: number;
  report: ImageReport;
}

/** What the content script says of a frame's images, joined with what the accessibility tree says, in document order. */
export function joinReports({ path, images, order, before, after }: FrameFindings): JoinedImage[] {
  const place = ({ backendNodeId }: FoundImage) => order.get(backendNodeId) ?? Number.MAX_SAFE_INTEGER;
  return [...images]
    .sort((a, b) => place(a) - place(b))
    .map(({ backendNodeId, report }) => ({
      backendNodeId,
      report: join(path, timedOutIfPending(report), before?.get(backendNodeId), after.get(backendNodeId)),
    }));
}

function join(
  frame: string,
  report: WorldReport,
  before: AccessibleNode | undefined,
  after: AccessibleNode | undefined,
): ImageReport {
  return {
    selector: report.selector,
    frame,
    role: exposed(after, 'role'),
    before: exposed(before, 'name'),
    after: exposed(after, 'name'),
    written: report.written,
    source: report.source,
    state: report.state,
    reason: report.reason,
    kind: report.kind,
    confidence: report.confidence,
  };
}

function exposed(node: AccessibleNode | undefined, property: 'role' | 'name'): string {
  return node && !node.ignored ? node[property] : '';
}

function timedOutIfPending(report: WorldReport): WorldReport {
  return report.state === 'pending' ? { ...report, state: 'failed', reason: 'timed-out' } : report;
}

import { DescribeError } from '../../shared/errors';

/** Bytes: a page of text, each token in a chunk of its own with its probability, is a twentieth of it. */
const MOST = 4_000_000;

/** The body of an answer. Errors with a DescribeError where it does not end, whatever it is made of. */
export function bounded({ body }: Response, most = MOST): ReadableStream<Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > most) throw new DescribeError('endpoint-bad-answer', 'the answer does not end');
      controller.enqueue(chunk);
    },
  });
  return (body ?? new Blob().stream()).pipeThrough(count);
}

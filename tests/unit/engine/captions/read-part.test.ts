import { expect, it } from 'vitest';
import { readPart } from '@/lib/engine/captions/read-part';

it('tells how much of a model has been read, each file once', () => {
  const told: number[] = [];
  const read = readPart(
    [
      { path: 'config.json', bytes: 10 },
      { path: 'encoder.onnx', bytes: 30 },
      { path: 'decoder.onnx', bytes: 60 },
    ],
    (part) => told.push(part),
  );
  for (const path of ['config.json', 'missing.json', 'encoder.onnx', 'config.json', 'decoder.onnx']) read(path);
  expect(told).toEqual([0.1, 0.4, 1]);
});

it('tells nothing of a model without files', () => {
  readPart([], () => expect.fail())('config.json');
});

import * as v from 'valibot';

/** In how many files, besides its own, the weights of a graph are: yes means one. */
const count = v.union([v.boolean(), v.number()]);

const schema = v.object({
  'transformers.js_config': v.optional(
    v.object({ use_external_data_format: v.optional(v.union([count, v.record(v.string(), count)]), false) }),
    {},
  ),
});

/** The files with a graph's weights that a config.json speaks of, as transformers.js reads it: "onnx/encoder_model.onnx_data". */
export function promisedParts(config: string, graphs: readonly string[]): string[] {
  const result = v.safeParse(schema, JSON.parse(config));
  if (!result.success) return [];
  const { use_external_data_format: promised } = result.output['transformers.js_config'];
  return graphs.flatMap((path) => {
    const name = path.replace(/^.*\//, '');
    const session = name.replace(/(_(fp16|quantized|u?int8|q4|q4f16|bnb4))?\.onnx$/, '');
    const parts = typeof promised === 'object' ? (promised[name] ?? promised[session] ?? 0) : promised;
    return Array.from({ length: Number(parts) }, (_, part) => `${path}_data${part === 0 ? '' : `_${part}`}`);
  });
}

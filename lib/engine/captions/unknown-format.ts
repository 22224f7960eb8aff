/** ONNX Runtime's codes: NOT_IMPLEMENTED (an operation, for a number format), INVALID_GRAPH (an operation at all). */
const UNKNOWN = /ERROR_CODE: (9|10)\b|is not a registered function\/op/;

/** Whether a model could not be loaded because its number format is one that the device has no operations for, whenever it is tried. */
export const isUnknownFormat = (error: unknown): boolean => error instanceof Error && UNKNOWN.test(error.message);

/** The id of the browser's own model, in settings and in what it is said to have made. */
export const BUILT_IN_ID = 'built-in';

/** "<|im_end|>", "<image>": by such words the tokenizers of chat models mark where a turn ends, or an image is. */
const MARK = /<(?=[|/\w][^<>]{0,60}>)/g;

/** Words of strangers, of the reader and of a model as they are to be taken: as words, which begin and end nothing. */
export const withoutMarks = (text: string): string => text.replace(MARK, '< ');

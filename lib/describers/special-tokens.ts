/** "<|im_end|>", "<｜end▁of▁sentence｜>": nobody else writes so. */
const BARRED = /<([|｜])[^<>|｜\n]{1,60}\1>/g;
const NAMES =
  '(?:s|pad|unk|bos|eos|image|answer|end_of_utterance|end_of_turn|start_of_turn|start_of_image|fake_token_around_image|global-img)';
/** "</s>" could be in an image, too: it is a token at the ends alone. */
const AT_ENDS = new RegExp(`^(?:\\s*</?${NAMES}>)+|(?:</?${NAMES}>\\s*)+$`, 'gi');

/** Without what tokenizers mark a turn, an image or an end by. */
export const withoutSpecialTokens = (text: string): string => text.replace(BARRED, ' ').replace(AT_ENDS, ' ');

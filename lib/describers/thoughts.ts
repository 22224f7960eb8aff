const NAME = '(?:think|thinking|thought|reasoning)';
const OPEN = String.raw`(?:<${NAME}>|◁think▷|\[THINK\])`;
const CLOSE = String.raw`(?:<\/${NAME}>|◁\/think▷|\[\/THINK\])`;

/** Of some models the prompt ends with the mark that opens them, so that the answer only has the one that closes them. */
const BEGUN_IN_PROMPT = new RegExp(`^(?:(?!${OPEN})[\\s\\S])*?${CLOSE}`, 'i');
const THOUGHTS = new RegExp(`${OPEN}[\\s\\S]*?(?:${CLOSE}|$)`, 'gi');

/** What a model says without what it thinks aloud before it, finished or not. */
export const withoutThoughts = (text: string): string => text.replace(BEGUN_IN_PROMPT, ' ').replace(THOUGHTS, ' ');

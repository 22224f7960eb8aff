/** Who describes says nothing of itself. */
const REFUSALS = [
  /^(?:i['’]?m|i am|we['’]re|we are) (?:so |very )?(?:sorry|afraid|unable|not able)\b/i,
  /^(?:sorry|(?:my )?apologies)[,.!]? (?:but )?(?:i|as an)\b/i,
  /^unable to (?:see|view|assist|help|process|describe|identify)\b/i,
  /^(?:unfortunately,? )?i (?:can(?:no|['’])?t|could(?:n['’]t| not)|am not able|do(?:n['’]t| not) have the ability|won['’]t)\b/i,
  /\bi(?: cannot| can['’]t|(?:['’]m| am) unable to) (?:see|view|assist|help|process|describe|identify)\b/i,
  /^(?:es tut mir leid|lo siento|je suis désolé|申し訳|抱歉|对不起)/i,
];

const AS_MODEL = /^as an? (?:ai|artificial intelligence|language model|assistant)\b/i;

const SORRY =
  "(?:(?:(?:i['’]?m|i am) (?:so |very )?(?:sorry|afraid)|sorry|unfortunately|(?:my )?apologies)[,.!;]? ?)?(?:but |that )?(?:as an? [^,.]{2,60},? )?";
const CANNOT =
  "i(?: can(?:no|['’])?t| could(?:n['’]t| not)|(?:['’]m| am) (?:unable|not able) to| do(?:n['’]t| not) have the ability to)";
const HELP = '(?:assist|help)(?: you)? with (?:that|this|it|your)';
const LOOK =
  '(?:read|see|view|access|process|analy[sz]e|transcribe|extract|describe|discern|make out)\\b[^.]{0,40}\\b(?:image|picture|photo|photograph|text)';
const REFUSALS_TO_ANSWER = [
  AS_MODEL,
  new RegExp(`^${SORRY}${CANNOT} (?:${HELP}|${LOOK}s?)\\b`, 'i'),
  /^es tut mir leid,? (?:aber )?(?:ich|das|dabei|diese)\b.{0,60}\bnicht\b/i,
  /^lo siento,? (?:pero )?no puedo\b/i,
  /^(?:je suis )?désolée?,? (?:mais )?je ne (?:peux|suis)\b/i,
  /^申し訳.{0,30}(?:できません|できかねます)/,
  /^(?:很|非常)?(?:抱歉|对不起).{0,4}我?(?:无法|不能)/,
];

/** Characters: a page of text may well begin so. */
const LONGEST_REFUSAL = 300;

/** Whether a chat model talks of itself instead of the image. */
export function isRefusal(text: string): boolean {
  const unquoted = text.replace(/"[^"]*"|[“„][^”“]*[”“]|«[^»]*»/g, '');
  return [AS_MODEL, ...REFUSALS].some((refusal) => refusal.test(unquoted));
}

/** The same where words of the image may be the whole answer: "Sorry, we are closed" stands on a door. */
export const isRefusalToAnswer = (text: string): boolean =>
  text.length <= LONGEST_REFUSAL && REFUSALS_TO_ANSWER.some((refusal) => refusal.test(text));

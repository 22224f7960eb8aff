const REFUSALS = [
  /^(i['’]?m |i am |we are )?(sorry|afraid|unable)\b/i,
  /^(unfortunately,? )?i (can(no|['’])?t|could(n['’]t| not)|am not able|do(n['’]t| not) have the ability|won['’]t)\b/i,
  /^as an? (ai|artificial intelligence|language model|assistant)\b/i,
  /\b(i cannot|i can['’]t|unable to) (see|view|assist|help|process|describe|identify)\b/i,
  /^(es tut mir leid|lo siento|je suis désolé|申し訳|抱歉|对不起)/i,
];

/** Whether a chat model talks of itself instead of the image. */
export function isRefusal(text: string): boolean {
  return REFUSALS.some((refusal) => refusal.test(text));
}

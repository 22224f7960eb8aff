import { i18n } from '#i18n';
import type { DialogState } from './dialog-state';
import { Quoting } from './quoting';
import { Unfindable } from './unfindable';
import { Waiting } from './waiting';
import { answerIn, originOf, quotedIn, shortIn, whatThePageSays, workingOn } from './words';

/** The answer, who gave it, and what the page says. What it opens with is spoken as it has the focus; what comes later, politely, when it is whole. */
export function AnswerPart({ state }: { state: DialogState }) {
  const { desk, answer, draft, draftLanguage, isBusy, isQuiet, describers, doing } = state;
  const current = isBusy.value ? undefined : answer.value;
  const described = current?.outcome.state === 'described' ? current.outcome : null;
  const working = workingOn(doing.value);
  const words = current ? answerIn(current.outcome, current.wish.task, desk) : working;
  const origin = current ? originOf(current.outcome, describers.value) : [];
  const secret = current?.isSecret && described ? [i18n.t('dialog.secret')] : [];
  const language = described?.language ?? null;
  return (
    <>
      <div role="status" aria-live={isQuiet.value ? 'off' : 'polite'}>
        <Quoting
          class="answer"
          tabIndex={-1}
          words={words}
          quoted={current ? quotedIn(current.outcome, current.wish.task) : ''}
          language={language}
        />
      </div>
      {isBusy.value && <Waiting working={working} progress={state.progress.value} />}
      <Unfindable class="draft" aria-busy={isBusy.value} lang={draftLanguage.value ?? undefined} words={draft.value} />
      <Quoting
        class="short"
        words={current ? shortIn(current.outcome, current.wish.task) : ''}
        quoted={described?.short ?? ''}
        language={language}
      />
      <ul>
        {[...origin, ...secret].map((line) => (
          <Unfindable as="li" key={line} words={line} />
        ))}
        {whatThePageSays(desk.facts, answer.value?.outcome).map(({ words, quoted }) => (
          <Quoting as="li" key={words} words={words} quoted={quoted} language={desk.facts.language} />
        ))}
      </ul>
      <Past state={state} />
    </>
  );
}

/** What was asked and answered before. */
function Past({ state: { exchanges, isBusy, answer } }: { state: DialogState }) {
  const { outcome, wish } = answer.value ?? {};
  const isLastSaid = !isBusy.value && wish?.task === 'question' && outcome?.state === 'described';
  const past = isLastSaid ? exchanges.value.slice(0, -1) : exchanges.value;
  if (past.length === 0) return null;
  return (
    <dl>
      {past.map(({ id, question, answer, language }) => (
        <div key={id}>
          <Unfindable as="dt" dir="auto" words={question} />
          <Quoting as="dd" words={i18n.t('dialog.answered', [answer])} quoted={answer} language={language} />
        </div>
      ))}
    </dl>
  );
}

import { i18n } from '#i18n';
import type { DialogState } from './dialog-state';
import { Unfindable } from './unfindable';
import { Waiting } from './waiting';
import { answerIn, originOf, shortIn, whatThePageSays } from './words';

/** The answer, who gave it, and what the page says. What it opens with is spoken as it has the focus; what comes later, politely, when it is whole. */
export function AnswerPart({ state }: { state: DialogState }) {
  const { desk, answer, draft, isBusy, describers, exchanges } = state;
  const current = answer.value;
  const isWorking = isBusy.value || !current;
  const words = isWorking ? i18n.t('dialog.working') : answerIn(current.outcome, current.wish.task, desk);
  const language = !isWorking && current.outcome.state === 'described' ? current.outcome.language : null;
  const origin = isWorking ? [] : originOf(current.outcome, describers.value);
  const secret = !isWorking && current.isSecret ? [i18n.t('dialog.secret')] : [];
  const isLastSaid = !isWorking && current.wish.task === 'question' && current.outcome.state === 'described';
  const past = isLastSaid ? exchanges.value.slice(0, -1) : exchanges.value;
  return (
    <>
      <div role="status">
        <Unfindable class="answer" tabIndex={-1} lang={language ?? undefined} words={words} />
      </div>
      {isBusy.value && <Waiting progress={state.progress.value} />}
      <Unfindable class="draft" aria-busy={isBusy.value} words={draft.value} />
      <Unfindable class="short" words={isWorking ? '' : shortIn(current.outcome, current.wish.task)} />
      <ul>
        {[...origin, ...secret, ...whatThePageSays(desk.facts, current?.outcome)].map((line) => (
          <Unfindable as="li" key={line} words={line} />
        ))}
      </ul>
      {past.length > 0 && (
        <dl>
          {past.map(({ id, question, answer }) => (
            <div key={id}>
              <Unfindable as="dt" dir="auto" words={question} />
              <Unfindable as="dd" words={i18n.t('dialog.answered', [answer])} />
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { DescriberChoice } from '../../lib/messaging/protocol';
import type { CaptionTask } from '../../lib/shared/wish';
import { wordsForLock } from '../words/lock-words';
import type { DialogState } from './dialog-state';
import { PrefixForm } from './prefix-form';
import { QuestionForm } from './question-form';

const BUTTONS = { brief: 'dialog.again', detailed: 'dialog.detailed', text: 'dialog.text' } as const satisfies Partial<
  Record<CaptionTask, string>
>;

/** What else captioning models can be asked of the image, and which of them is asked. */
export function More({ state }: { state: DialogState }) {
  const chosen = useSignal<string | undefined>(undefined);
  const choices = state.describers.value;
  const mayChoose = choices.some(({ lock }) => lock === null);
  const inUse = choices.find(({ isInUse }) => isInUse) ?? (mayChoose ? choices[0] : undefined);
  const current = choices.find(({ id }) => id === chosen.value) ?? inUse;
  if (!current) return null;
  return (
    <section aria-labelledby="more" class="more">
      <h3 id="more">{i18n.t('dialog.more')}</h3>
      {choices.length > 1 && (
        <Choice
          choices={choices}
          current={current}
          onChoice={(id) => {
            chosen.value = id;
          }}
        />
      )}
      <div class="buttons">
        {(['brief', 'detailed', 'text'] as const)
          .filter((task) => current.tasks.includes(task))
          .map((task) => (
            <button key={task} type="button" onClick={() => void state.ask({ task, model: current.id })}>
              {i18n.t(BUTTONS[task])}
            </button>
          ))}
      </div>
      {current.tasks.includes('question') && (
        <QuestionForm
          begun={state.typed.question}
          onQuestion={(question) => void state.ask({ task: 'question', question, model: current.id })}
        />
      )}
      {current.continuesText && (
        <PrefixForm
          begun={state.typed.prefix}
          onPrefix={(prefix) => void state.ask({ task: 'brief', prefix, model: current.id })}
        />
      )}
    </section>
  );
}

interface ChoiceProps {
  choices: readonly DescriberChoice[];
  current: DescriberChoice;
  onChoice: (id: string) => void;
}

/** Which is asked; greyed out, with the reason, where an organisation has chosen it. */
const Choice = ({ choices, current, onChoice }: ChoiceProps) => (
  <>
    <label>
      {i18n.t('dialog.model')}
      <select
        value={current.id}
        disabled={current.lock !== null}
        aria-describedby={current.lock === null ? undefined : 'model-lock'}
        onChange={({ currentTarget }) => onChoice(currentTarget.value)}
      >
        {choices.map(({ id, name }) => (
          <option key={id} value={id} selected={id === current.id}>
            {name || i18n.t('models.builtIn.title')}
          </option>
        ))}
      </select>
    </label>
    {current.lock !== null && <p id="model-lock">{wordsForLock(current.lock || null)}</p>}
  </>
);

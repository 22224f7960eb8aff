import { useSignal } from '@preact/signals';

type Typing = { currentTarget: HTMLInputElement | HTMLTextAreaElement };

/** What is being typed into a field: no change from elsewhere may take it away. */
export function useDraft(stored: string) {
  const draft = useSignal<{ text: string; begunFrom: string } | null>(null);
  return {
    value: draft.value?.text ?? stored,
    /** What stood there when the typing began. */
    begunFrom: draft.value?.begunFrom ?? stored,
    onInput({ currentTarget }: Typing) {
      draft.value = { text: currentTarget.value, begunFrom: draft.value?.begunFrom ?? stored };
    },
    /** It is kept somewhere else now. */
    settle() {
      draft.value = null;
    },
  };
}

import { computed, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ImageDesk } from '../../lib/messaging/image-desk';
import type { Described, Outcome } from '../../lib/shared/outcome';

interface Steps {
  /** What the dialog says. */
  outcome: () => Outcome | undefined;
  show: (outcome: Described) => void;
  askAgain: () => void;
  tell: (words: string) => void;
  /** What stands at the image may have changed. */
  lookAgain: () => void;
}

/** The user's own words for the image, and their word that a description is wrong; both are kept on the disk. */
export function createUsersWord(desk: ImageDesk, { outcome, show, askAgain, tell, lookAgain }: Steps) {
  const wrong = signal<string | null>(null);
  const isWrong = computed(() => {
    const said = outcome();
    return said?.state === 'described' && said.text === wrong.value;
  });

  /** Tells how it ended. */
  async function change(act: () => Promise<string>): Promise<void> {
    try {
      tell(await act());
      lookAgain();
    } catch {
      tell(i18n.t('dialog.notKept'));
    }
  }

  const keep = (text: string) =>
    change(async () => {
      const kept = await desk.keep(text);
      if (kept) show(kept);
      return i18n.t(desk.placing() === 'written' ? 'dialog.own.kept' : 'dialog.own.keptOnly');
    });

  const forget = () =>
    change(async () => {
      await desk.keep(null);
      askAgain();
      return i18n.t('dialog.own.forgotten');
    });

  const setWrong = ({ text }: Described, isNowWrong: boolean) =>
    change(async () => {
      await desk.setWrong(text, isNowWrong);
      wrong.value = isNowWrong ? text : null;
      return i18n.t(isNowWrong ? 'dialog.wrong.done' : 'dialog.right.done');
    });

  return { isWrong, keep, forget, setWrong };
}

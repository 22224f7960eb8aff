import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ImageDesk } from '../../lib/messaging/image-desk';

/** What stands at the image, and how that is changed. */
export function createPlacing(desk: ImageDesk, tell: (words: string) => void) {
  const placing = signal(desk.placing());
  const standing = signal(desk.standing());
  function lookAgain(): void {
    placing.value = desk.placing();
    standing.value = desk.standing();
  }
  return {
    placing,
    standing,
    lookAgain,
    /** Tells what has been done, or that nothing can be: the site may have been switched off meanwhile. */
    place(done: string, act: () => void): void {
      const mayWrite = desk.placing() !== 'off';
      if (mayWrite) act();
      lookAgain();
      tell(mayWrite ? done : i18n.t('commands.off'));
    },
  };
}

import { i18n } from '#i18n';
import type { DialogOpener } from '../messaging/image-desk';
import type { PageCommand } from '../messaging/protocol';
import { DescribedTour } from './described-tour';
import type { PageDescriber } from './page-describer';
import { focusedImage } from './pointed-image';

interface Frame {
  describer: () => PageDescriber | undefined;
  openDialog: (image: Element | null) => void;
  dialog: () => DialogOpener | undefined;
}

/** What the user's keys do in a frame. Every frame of a tab is told of them; that with the focus answers. */
export function createPageCommands({ describer, openDialog, dialog }: Frame): (command: PageCommand) => void {
  const tour = new DescribedTour();

  function walk(direction: 'next' | 'previous'): void {
    if (tour.go(describer()?.records.values() ?? [], direction)) return;
    dialog()?.say(i18n.t(direction === 'next' ? 'commands.noNext' : 'commands.noPrevious'));
  }

  return (command) => {
    if (command === 'describe-all') {
      describer()?.orders.askForAll();
      if (isAnswering()) dialog()?.say(i18n.t(describer() ? 'commands.describingAll' : 'commands.off'));
    } else if (isAnswering()) {
      if (command === 'describe-focused') openDialog(focusedImage());
      else walk(command === 'next-image' ? 'next' : 'previous');
    }
  };
}

/** One frame of a tab alone: where the keyboard is. */
export function isAnswering(): boolean {
  const { activeElement } = document;
  const isFrame = activeElement instanceof HTMLIFrameElement || activeElement instanceof HTMLFrameElement;
  return document.hasFocus() && !isFrame;
}

import type { ProtocolMap } from '../messaging/protocol';
import { DescribedTour } from './described-tour';
import type { PageDescriber } from './page-describer';
import { focusedImage } from './pointed-image';

interface Frame {
  describer: () => PageDescriber | undefined;
  openDialog: (image: Element | null) => void;
}

/** What the user's keys do in a frame. */
export function createPageCommands({ describer, openDialog }: Frame): ProtocolMap['page:command'] {
  const tour = new DescribedTour();
  return ({ command, isReaderHere }) => {
    if (command === 'describe-focused') {
      openDialog(focusedImage());
      return 'done';
    }
    const here = describer();
    if (!here) return 'off';
    if (command === 'describe-all') {
      here.orders.askForAll();
      return 'done';
    }
    const direction = command === 'next-image' ? 'next' : 'previous';
    return tour.go(here.records.values(), direction, isReaderHere) ? 'done' : 'none';
  };
}

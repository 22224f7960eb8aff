import { i18n } from '#i18n';
import type { PageDescriber } from '../page-describer';

/** Something that can be done, and then undone, from the dialog. */
export interface Offer {
  /** What the button says now; null where there is nothing to offer. */
  label: () => string | null;
  /** Returns what is said when it is done. */
  act: () => string;
}

/** Taking the description of an image back, and giving it again. */
export function undoFor(image: Element, describer: PageDescriber): Offer {
  return {
    label: () => {
      if (describer.isTakenBack(image)) return i18n.t('dialog.giveAgain');
      return describer.records.get(image)?.written ? i18n.t('dialog.takeBack') : null;
    },
    act: () => {
      if (describer.isTakenBack(image)) {
        describer.giveAgain(image);
        return i18n.t('dialog.givenAgain');
      }
      describer.takeBack(image);
      return i18n.t('dialog.takenBack');
    },
  };
}

import { attributeOf, localNameOf } from '../../shared/dom';
import { isSoleContent } from '../control';
import { overridesPresentation } from '../role';
import { answer, type Check } from './check';

/** HTML-AAM: an img with an empty alt is presentational. For an input or an area it is no choice: those need a name. */
export const emptyAlt: Check = {
  reason: 'empty-alt',
  applies: (image) => answer(hasEmptyAlt(image) && !overridesPresentation(image) && !isSoleContent(image)),
};

const hasEmptyAlt = (image: Element) => localNameOf(image) === 'img' && attributeOf(image, 'alt') === '';

import { isSoleContent } from '../control';
import { isPresentational, overridesPresentation } from '../role';
import { answer, type Check } from './check';

export const presentationRole: Check = {
  reason: 'presentation-role',
  applies: (image) => answer(isPresentational(image) && !overridesPresentation(image) && !isSoleContent(image)),
};

import { controlAround } from '../control';
import { isNamedWithout } from '../control-name';
import { answer, type Check } from './check';

/** An icon beside the text of its button says nothing that the text does not say. */
export const insideNamedControl: Check = {
  reason: 'inside-named-control',
  applies: (image) => {
    const control = controlAround(image);
    return answer(control !== null && isNamedWithout(image, control));
  },
};

import { i18n } from '#i18n';
import { isMetered } from '../../lib/shared/metered';

/** Where the user may pay for what is loaded, they are asked before much is. */
export const mayFetch = () => !isMetered() || confirm(i18n.t('models.metered'));

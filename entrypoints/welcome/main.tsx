import { render } from 'preact';
import { i18n } from '#i18n';
import { openModels } from '../../components/models/open-models';
import { openPreferences } from '../../components/options/open-preferences';
import { openSurface } from '../../components/surface/open-surface';
import { WelcomePage } from '../../components/welcome/welcome-page';
import { createDeviceMemory } from '../../lib/engine/device-memory';
import { offersForDevice } from '../../lib/engine/offers';

const root = openSurface(i18n.t('welcome.title'));
const { offers } = await offersForDevice(createDeviceMemory(localStorage, navigator.userAgent).unfit);
const offer = offers.find(({ isRecommended }) => isRecommended);
render(<WelcomePage offer={offer} models={openModels()} preferences={openPreferences()} />, root);

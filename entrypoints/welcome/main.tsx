import { render } from 'preact';
import { i18n } from '#i18n';
import { openModels } from '../../components/models/open-models';
import { openPreferences } from '../../components/options/open-preferences';
import { openSurface } from '../../components/surface/open-surface';
import { WelcomePage } from '../../components/welcome/welcome-page';
import { offersForDevice } from '../../lib/engine/offers';
import { openDeviceMemory } from '../../lib/engine/open-device-memory';

const root = openSurface(i18n.t('welcome.title'));
const { offers } = await offersForDevice(openDeviceMemory().unfit);
const offer = offers.find(({ isRecommended }) => isRecommended);
render(<WelcomePage offer={offer} models={openModels()} preferences={openPreferences()} />, root);

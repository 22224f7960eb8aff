import { render } from 'preact';
import { i18n } from '#i18n';
import { openModels } from '../../components/models/open-models';
import { WelcomePage } from '../../components/welcome/welcome-page';
import { setDocumentLanguage } from '../../components/words/language';
import { createDeviceMemory } from '../../lib/engine/device-memory';
import { offersForDevice } from '../../lib/engine/offers';

setDocumentLanguage();
document.title = i18n.t('welcome.title');

const { offers } = await offersForDevice(createDeviceMemory(localStorage, navigator.userAgent).unfit);
const offer = offers.find(({ isRecommended }) => isRecommended);
const app = document.getElementById('app');
if (app) render(<WelcomePage offer={offer} models={openModels()} />, app);

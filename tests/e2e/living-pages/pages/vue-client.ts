import { createApp } from 'vue';
import { Gallery } from './vue-gallery';

const container = document.querySelector('#app') as HTMLElement;
createApp(Gallery, { first: JSON.parse(container.dataset.first ?? '[]') }).mount(container);

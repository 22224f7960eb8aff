/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { Gallery } from './react-gallery';

const container = document.querySelector('#app') as HTMLElement;
createRoot(container).render(<Gallery first={JSON.parse(container.dataset.first ?? '[]')} />);

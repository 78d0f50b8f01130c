import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import '../styles/index.css';
import { Gallery } from './Gallery.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('gallery.html lacks #root');

createRoot(place).render(
  <StrictMode>
    <I18nProvider locale="en-GB">
      <Gallery />
    </I18nProvider>
  </StrictMode>,
);

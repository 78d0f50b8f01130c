import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import '../styles/index.css';
import { connect, SessionProvider } from '../bridge/index.ts';
import { App } from './App.tsx';
import { Stopped } from './Stopped.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html lacks #root');
const root = createRoot(place);

// The launch token must leave the address before anything reads a route from it.
const link = await connect();

root.render(
  <StrictMode>
    <I18nProvider locale="en-GB">
      {link ? (
        <SessionProvider link={link}>
          <App />
        </SessionProvider>
      ) : (
        <Stopped />
      )}
    </I18nProvider>
  </StrictMode>,
);

import { passphrase } from '../../support/application.ts';
import type { Step } from '../saving-order.ts';

/** Everything Casebook writes, by script; the pauses are those in which the log is moved into the database. */
export const scripts: readonly (readonly Step[])[] = [
  [
    { do: 'create', passphrase },
    { do: 'save', times: 12 },
    { do: 'pause', ms: 400 },
    { do: 'save', times: 8 },
    { do: 'lock' },
    { do: 'unlock' },
    { do: 'save', times: 10 },
    { do: 'lock' },
  ],
  [
    { do: 'create', passphrase },
    { do: 'save', times: 6 },
    { do: 'back-up' },
    { do: 'save', times: 6 },
    { do: 'lock' },
    { do: 'drop', times: 3 },
    { do: 'unlock' },
    { do: 'back-up' },
    { do: 'save', times: 2 },
    { do: 'lock' },
  ],
  [
    { do: 'create', passphrase },
    { do: 'save', times: 8 },
    { do: 'change-passphrase' },
    { do: 'save', times: 2 },
    { do: 'rotate-keys' },
    { do: 'save', times: 3 },
    { do: 'lock' },
  ],
];

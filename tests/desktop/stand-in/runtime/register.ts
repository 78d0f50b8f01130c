import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

// Without this hook Electron's own package would try to download its runtime on import.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier.startsWith('electron/')
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

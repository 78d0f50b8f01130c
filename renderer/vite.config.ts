import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string };

/** The component library empties its spoken regions through `innerHTML`, which Trusted Types refuse even for nothing. */
function emptyWithoutMarkup(): Plugin {
  const assignment = `.innerHTML = ''`;
  return {
    name: 'empty-without-markup',
    transform: {
      filter: { id: /\/dist\/private\/live-announcer\/LiveAnnouncer\.m?js$/ },
      handler(code) {
        if (!code.includes(assignment))
          this.error('The library empties its regions another way now: look again.');
        return code.replaceAll(assignment, '.replaceChildren()');
      },
    },
  };
}

/**
 * Builds the window to dist/renderer: relative addresses, hashed assets, nothing inlined, so that a Content
 * Security Policy of `'self'` holds. `--mode gallery` builds the page of primitives instead, to dist/gallery.
 */
export default defineConfig(({ mode }) => {
  const isGallery = mode === 'gallery';
  return {
    root: here('.'),
    base: './',
    publicDir: false,
    define: { CASEBOOK_VERSION: JSON.stringify(version) },
    plugins: [react(), emptyWithoutMarkup()],
    css: { modules: { localsConvention: 'camelCaseOnly' } },
    build: {
      outDir: here(isGallery ? '../dist/gallery' : '../dist/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2023',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: here(isGallery ? 'gallery.html' : 'index.html') },
    },
  };
});

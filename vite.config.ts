import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * The web app, built into `dist/`: `index.html` for every page, the rest under `/assets/` with a hash in its name.
 * Nothing is put inline: the Content-Security-Policy allows neither inline script nor `data:` fonts.
 * `vite build --mode gallery` adds the page that shows every component.
 */
export default defineConfig({
  base: '/',
  define: { __APP__: JSON.stringify(`web/${version}`) },
  build: {
    outDir: 'dist',
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '^/t/[^/]+/api': 'http://127.0.0.1:3000' } },
});

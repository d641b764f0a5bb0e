import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gateway that `npm run dev` asks; cookies of 127.0.0.1 count for every port. */
const gateway = process.env['LUMENARK_URL'] ?? 'http://127.0.0.1:8080';

/** Codecs of Zarr that make no scripts out of text, in the place of those that zarrita would load. */
const codecs = Object.fromEntries(
  ['blosc', 'lz4', 'zstd'].map((name) => [
    `numcodecs/${name}`,
    fileURLToPath(new URL(`src/image/codec/${name}.ts`, import.meta.url)),
  ]),
);

export default defineConfig({
  plugins: [react()],
  resolve: { alias: codecs },
  build: {
    outDir: process.env['LUMENARK_PAGES_OUT'] ?? '../../../target/classes/META-INF/resources',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/files', '/sign-in'].map((path) => [path, { target: gateway }]),
    ),
  },
});

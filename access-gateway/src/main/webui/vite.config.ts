import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gateway that `npm run dev` asks; cookies of 127.0.0.1 count for every port. */
const gateway = process.env['LUMENARK_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
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

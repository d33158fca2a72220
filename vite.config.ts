import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

/** Given to Vite by app/build-web.ts; `configFile: false` there, because Vite wants a default export and we have none. */
export const viteConfig: InlineConfig = {
  configFile: false,
  publicDir: 'app/web/files',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    // The first with popovers, 2023 and 2024; newer CSS such as light-dark() is rewritten for them.
    target: ['chrome114', 'safari17', 'firefox125'],
    // Never inlined as data: the content security policy allows images alone from there.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
}

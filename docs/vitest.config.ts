import { defineConfig } from 'vitest/config'

// The tests of the built site: `npm run check` runs them after it has built it, so that no test builds it again.
export default defineConfig({
  ssr: { resolve: { conditions: ['@stockeye/source', 'node', 'development|production'] } },
  test: { include: ['docs/tests/built/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})

import { defineConfig } from 'vitest/config'
import { compileCache } from './packages/test-kit/src/compile-cache.ts'

export default defineConfig({
  // Tests run the sources: no build, and one copy of every module. Without the condition `module`, which Node does not have
  // either: @opentelemetry/api has files for bundlers there that Node cannot load.
  ssr: { resolve: { conditions: ['@stockeye/source', 'node', 'development|production'] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'examples/*/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'docs/tests/*.test.ts',
    ],
    typecheck: { enabled: true, include: ['packages/*/src/**/*.test-d.ts'], tsconfig: './tsconfig.typetest.json' },
    // Asked for by --coverage: of the sources alone.
    coverage: {
      include: ['packages/*/src/**/*.ts', 'examples/*/src/**/*.ts'],
      exclude: ['**/*.gen.ts', '**/*.test-kit.ts'],
    },
    // Most of the long files wait for processes and for time: with fewer workers, two cores idle.
    maxWorkers: 4,
    // Processes of tests run the sources, too: each would otherwise strip their types again.
    env: { ...compileCache },
    // A guard against a hang, not a measure of speed: two busy cores may be slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

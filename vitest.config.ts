import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { compileCache } from './packages/test-kit/src/compile-cache.ts'

/** Seconds that the slowest files took, by path: `scripts/slow-tests.json`. */
const slowTests: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(new URL('scripts/slow-tests.json', import.meta.url), 'utf8'),
)

/** Starts the slowest files first: one of them that starts last would run alone, on one core. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seconds = ({ moduleId }: TestSpecification) => slowTests[relative(import.meta.dirname, moduleId)] ?? 0
    return (await super.sort(files)).toSorted((a, b) => seconds(b) - seconds(a))
  }
}

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
    // Asked for by --coverage: of the sources alone.
    coverage: {
      include: ['packages/*/src/**/*.ts', 'examples/*/src/**/*.ts'],
      exclude: ['**/*.gen.ts', '**/*.test-kit.ts'],
    },
    // Most of the long files wait for processes and for time: with fewer workers, two cores idle.
    maxWorkers: 6,
    // No module of ours has state, so files share the modules that a worker has loaded: a third less work.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    // Processes of tests run the sources, too: each would otherwise strip their types again.
    env: { ...compileCache },
    // A guard against a hang, not a measure of speed: two busy cores may be slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

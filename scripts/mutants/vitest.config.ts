// Settings of vitest for one core of scripts/mutants.ts: only the tests of that core run for its mutants.
import shared from '../../vitest.config.ts'

export default {
  ...shared,
  test: {
    ...shared.test,
    include: (process.env['STOCKEYE_MUTANTS_TESTS'] ?? '').split(','),
    typecheck: { enabled: false },
    // One start of a worker for all files of a core.
    isolate: false,
  },
}

/** Pure core of a package: sources of which each mutant should fail a test, and the tests that run for it. */
export interface Core {
  readonly sources: readonly string[]
  /** Globs of the test files that run for each mutant: those beside the sources, without those that take seconds. */
  readonly tests: readonly string[]
  /** Whether a test changes its process, as one that sets the zone of the host. A thread for each run is faster. */
  readonly needsProcess?: boolean
}

const kis = 'packages/kis-client/src'

/** Cores by their name on the command line. */
export const cores: Readonly<Record<string, Core>> = {
  access: {
    sources: ['packages/telegram-adapter/src/bot/access.ts'],
    tests: ['packages/telegram-adapter/src/bot/access.test.ts'],
  },
  freshness: {
    sources: ['packages/token-manager/src/refresh/freshness.ts'],
    tests: ['packages/token-manager/src/refresh/freshness.test.ts'],
  },
  'run-states': {
    sources: ['packages/job-runner/src/runner/run-states.ts'],
    tests: ['packages/job-runner/src/runner/run-states.test.ts'],
  },
  schedule: {
    sources: ['schedule', 'zone'].map((name) => `packages/job-runner/src/schedule/${name}.ts`),
    tests: ['schedule', 'zone'].map((name) => `packages/job-runner/src/schedule/${name}.test.ts`),
    needsProcess: true,
  },
  planner: {
    // One test of it lives through five years: its mutants take ten minutes.
    sources: ['planner', 'due-queue', 'calendar'].map((name) => `packages/job-runner/src/schedule/${name}.ts`),
    tests: ['planner', 'due-queue', 'calendar'].map((name) => `packages/job-runner/src/schedule/${name}.test.ts`),
  },
  decimal: { sources: [`${kis}/values/decimal.ts`], tests: [`${kis}/values/decimal.test.ts`] },
  redaction: { sources: [`${kis}/client/redact.ts`], tests: [`${kis}/client/redact.test.ts`] },
  'order-states': {
    sources: ['order-states', 'order-record'].map((name) => `${kis}/orders/history/${name}.ts`),
    tests: [`${kis}/orders/history/*.test.ts`],
  },
  matching: {
    sources: ['settle', 'match-rows', 'evidence', 'order-ends'].map((name) => `${kis}/orders/reconcile/${name}.ts`),
    tests: [`${kis}/orders/reconcile/*.test.ts`],
  },
  'matching-engine': {
    sources: ['matching-engine', 'records', 'free-funds'].map((name) => `${kis}/simulator/world/orders/${name}.ts`),
    tests: ['matching-engine', 'matching-engine-lists', 'liquidity'].map(
      (name) => `${kis}/simulator/world/orders/${name}.test.ts`,
    ),
  },
  topics: {
    sources: ['book', 'session-places', 'place-rules', 'topic'].map((name) => `${kis}/realtime/topics/${name}.ts`),
    tests: [`${kis}/realtime/topics/!(book-property).test.ts`],
  },
  pacing: {
    sources: ['pace', 'queue', 'line', 'call-rate', 'local-pacer'].map((name) => `${kis}/pacing/${name}.ts`),
    tests: ['pace', 'queue', 'line', 'call-rate', 'local-pacer'].map((name) => `${kis}/pacing/${name}.test.ts`),
  },
  frames: {
    sources: ['read-message', 'row-reader', 'read-value', 'korean-clock'].map(
      (name) => `${kis}/realtime/wire/${name}.ts`,
    ),
    tests: [`${kis}/realtime/wire/!(random-frames).test.ts`],
  },
}

// Works on a store with the previous version until there are runs and deliveries in every state, and kills itself.
// write-previous.ts starts it; argument: the address of the store, as JSON.

/** Address of a store: an SQLite file, or a Redis by its socket. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'bullmq'; readonly socket: string }

const address: StoreAddress = JSON.parse(process.argv[2] ?? '')
// The types are those of today; the previous version has all that is used here.
const previous: typeof import('../src/index.ts') &
  typeof import('../src/sqlite.ts') &
  typeof import('../src/bullmq.ts') = await import(
  new URL('../src/tests/faults/previous/job-runner.gen.mjs', import.meta.url).href
)

const writtenAt = Date.now()
/** A clock that stands, with timers that run: every instant in the store is the same one. */
const clock = { ...previous.systemClock, now: () => writtenAt }
let count = 0

function createRunner(options: { readonly works: boolean }) {
  const backend =
    address.kind === 'sqlite'
      ? previous.sqliteBackend({ path: address.path })
      : previous.bullmqBackend({ redis: { path: address.socket }, prefix: 'previous' })
  return previous.createJobRunner({
    backend,
    clock,
    work: options.works,
    random: () => 0.5,
    createId: () => `run-${++count}`,
    notifiers: options.works ? [chat] : [],
  })
}

const never = () => new Promise<never>(() => undefined)
const failure = (code: string) => Object.assign(new Error('as the fixture wants it'), { code })

const chat = {
  channel: 'chat',
  verify: async () => undefined,
  async deliver({ recipient }: { readonly recipient: Readonly<Record<string, unknown>> }) {
    if (recipient['chatId'] === 'gone') throw failure('DELIVERY_PERMANENT')
    if (recipient['chatId'] === 'later') throw failure('E_LATER')
    if (recipient['chatId'] === 'slow') await never()
  },
}

const worker = createRunner({ works: true })
const api = createRunner({ works: false })
for (const jobs of [worker, api]) {
  jobs.register({ id: 'quick', name: '빠른 작업', run: async () => ({ rows: 3 }) })
  jobs.register({ id: 'broken', name: 'Broken', run: () => Promise.reject(failure('E_BROKEN')) })
  jobs.register({
    id: 'flaky',
    name: 'Flaky',
    retry: { attempts: 3, firstMs: 60_000 },
    run: () => Promise.reject(failure('E_FLAKY')),
  })
  jobs.register({
    id: 'gated',
    name: 'Gated',
    run({ progress }) {
      progress({ done: 1, total: 2 })
      return never()
    },
  })
  const schedule = { everyMs: 3_600_000 }
  jobs.register({ id: 'hourly', name: 'Hourly', schedule, run: async () => undefined })
  jobs.register({ id: 'paused', name: 'Paused', schedule, run: async () => undefined })
}
// No worker knows this job: its run waits.
api.register({ id: 'unknown', name: 'Unknown', run: async () => undefined })

const to = (chatId: string) => ({ recipient: { channel: 'chat', chatId } })
await worker.start()
await worker.pause('paused')
const isEnded = async (runId: string) => ((await api.getRun(runId))?.finishedAt ?? 0) > 0
async function until(what: () => Promise<boolean>) {
  while (!(await what())) await new Promise((done) => setTimeout(done, 20))
}

for (const chatId of ['reader', 'gone', 'later', 'slow']) {
  const { runId } = await api.trigger('quick', to(chatId))
  await until(() => isEnded(runId))
}
await api.trigger('broken', to('reader'))
await api.trigger('quick', { dedupeKey: 'order-7' })
await api.trigger('flaky', to('reader'))
await api.trigger('gated', to('reader'))
await until(async () => (await api.getRun('run-8'))?.progress !== undefined)
await api.trigger('gated', to('second-reader'))
await api.trigger('gated', { ...to('reader'), overlap: 'queue', payload: { symbol: '005930' } })
const { runId: cancelled } = await api.trigger('gated', { ...to('reader'), overlap: 'queue' })
await api.cancel(cancelled)
await api.trigger('unknown', to('reader'))
await until(async () => (await api.getRun('run-7'))?.state === 'retry_wait')
// Deliveries that are neither delivered nor dead: that to `later`, which failed once, and that to `slow`.
await until(async () => {
  const { pendingDeliveries, deadDeliveries } = await api.health()
  return pendingDeliveries === 2 && deadDeliveries === 1
})
process.send?.(writtenAt, () => process.kill(process.pid, 'SIGKILL'))

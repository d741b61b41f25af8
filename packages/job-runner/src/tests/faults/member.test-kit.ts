// A runner in a process of its own; members.test-kit.ts starts it, and sends it commands over IPC.
import { note } from './journal.test-kit.ts'
import type { MemberCommand } from './members.test-kit.ts'
import {
  codeOf,
  createFaultRunner,
  type FaultRunner,
  type RunnerOptions,
  requester,
  runnerOptionsSchema,
  watchedJobId,
} from './runner.test-kit.ts'
import { watchSteps } from './steps.test-kit.ts'

const options = runnerOptionsSchema.parse(JSON.parse(process.argv[2] ?? ''))
const runner = await createFaultRunner(options)
process.on('disconnect', () => process.exit(1))
if (options.goesThroughAll) await goThroughAll(runner, options)
else await obey(runner, options)

async function obey({ jobs, finish }: FaultRunner, { journal }: RunnerOptions) {
  const actions: Readonly<Record<MemberCommand['do'], (command: MemberCommand) => unknown>> = {
    async trigger({ jobId = '' }) {
      const asked = { recipient: requester, overlap: 'queue', payload: 'x'.repeat(10_000) } as const
      const { runId } = await jobs.trigger(jobId, asked)
      note(journal, { event: 'accepted', runId })
    },
    cancel: ({ runId = '' }) => jobs.cancel(runId),
    finish,
    async stop() {
      await jobs.stop()
      note(journal, { event: 'finished' })
    },
  }
  process.on('message', async (command: MemberCommand) => {
    try {
      await actions[command.do](command)
    } catch (error) {
      note(journal, { event: 'refused', code: codeOf(error) })
    }
  })
  await jobs.start()
  note(journal, { event: 'ready' })
}

/** Takes a run through everything in one process: it is triggered, worked on and delivered, from the runner's start to its stop. */
async function goThroughAll({ jobs }: FaultRunner, { killAt, journal, address }: RunnerOptions) {
  const { kind } = address
  // Opening an SQLite backend makes its file; in Redis no run depends on the keys that are written until then.
  if (kind === 'sqlite') await watchSteps({ journal, kind, killAt })
  const delivered = Promise.withResolvers<void>()
  let count = 0
  jobs.on('delivered', () => {
    count += 1
    if (count === 2) delivered.resolve()
  })
  await jobs.start()
  if (kind === 'bullmq') await watchSteps({ journal, kind, killAt })
  const { runId } = await jobs.trigger(watchedJobId, { recipient: requester })
  note(journal, { event: 'accepted', runId })
  await delivered.promise
  await jobs.stop()
  note(journal, { event: 'finished' })
  process.exit(0)
}

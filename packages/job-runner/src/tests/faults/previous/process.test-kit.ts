// A runner of either version in a process of its own; `startVersion` starts it, and sends it commands over IPC.
import { note } from '../journal.test-kit.ts'
import { codeOf } from '../runner.test-kit.ts'
import type { VersionCommand } from './stores.test-kit.ts'
import { createVersionRunner, versionOptionsSchema } from './version.test-kit.ts'

const options = versionOptionsSchema.parse(JSON.parse(process.argv[2] ?? ''))
const { journal } = options
const { jobs, finish } = await createVersionRunner(options)
const recipient = { channel: 'chat', chatId: 'reader' }

/** Starts one more runner on the store, which a disk of this process may hold. */
async function startLater(startsAt: number) {
  const later = await createVersionRunner({ ...options, startsAt })
  await later.jobs.start()
  note(journal, { event: 'ready' })
}

async function act({ do: what, jobId = '', runId = '', startsAt = 0, key }: VersionCommand) {
  if (what === 'finish') return finish()
  if (what === 'cancel') return jobs.cancel(runId)
  if (what === 'pause') return jobs.pause(jobId)
  if (what === 'start-later') return startLater(startsAt)
  if (what === 'stop') {
    await jobs.stop()
    return note(journal, { event: 'finished' })
  }
  if (what === 'start') {
    await jobs.start()
    return note(journal, { event: 'ready' })
  }
  const asked = { recipient, overlap: 'queue', payload: { key: key ?? '' } } as const
  const ack = await jobs.trigger(jobId, key === undefined ? asked : { ...asked, dedupeKey: key })
  note(journal, { event: 'accepted', runId: ack.runId })
}

process.on('disconnect', () => process.exit(1))
process.on('message', async (command: VersionCommand) => {
  try {
    await act(command)
  } catch (error) {
    note(journal, { event: 'refused', code: codeOf(error) })
  }
})
process.send?.('listens')

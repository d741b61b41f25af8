import { describe, expect, it } from 'vitest'
import { createRun } from '../runner/run-states.ts'
import { addRecipients, completionFor } from './completion.ts'

describe('addRecipients', () => {
  it('keeps one of two that are equal, in any order of their fields', () => {
    const kim = { channel: 'telegram', chatId: '1', thread: { id: '7', topic: 'ops' } }
    const again = { thread: { topic: 'ops', id: '7' }, chatId: '1', channel: 'telegram' }
    const lee = { channel: 'telegram', chatId: '2' }

    expect(addRecipients([kim], [again, lee, lee])).toEqual([kim, lee])
  })
})

describe('completionFor', () => {
  it('refuses a run that has not ended: no completion is delivered too early', () => {
    const run = createRun({ runId: 'r', jobId: 'j', jobName: 'J', cause: 'manual', acceptedAt: 1, maxAttempts: 1 })

    expect(() => completionFor(run, { recipient: { channel: 'c' }, index: 0, nextRunAt: undefined })).toThrow()
  })
})

import { expect, it } from 'vitest'
import type { Completion } from '../delivery/completion.ts'
import { publicDead } from './look.ts'

it('shows a dead delivery without the secrets of its recipient, of the error of the last try, and of the run', () => {
  const url = 'https://hooks.example.com/services/T0/B1/abcdef'
  const completion: Completion = {
    v: 1,
    deliveryId: 'run-1/0',
    runId: 'run-1',
    jobId: 'report',
    jobName: 'Report',
    cause: 'manual',
    recipient: { channel: 'webhook', url },
    status: 'failed',
    attempt: 1,
    maxAttempts: 1,
    acceptedAt: 1_000,
    startedAt: 1_000,
    finishedAt: 2_000,
    durationMs: 1_000,
    result: { rows: 3, apiKey: 'k-1', sentTo: [url] },
    error: { name: 'Error', code: 'JOB_FAILED', message: `GET ${url} answered 404`, retryable: true },
    redelivered: false,
  }

  const shown = publicDead({ completion, error: `POST ${url} answered 410` })

  expect(shown).toEqual({
    completion: {
      ...completion,
      recipient: { channel: 'webhook', url: 'https://hooks.example.com/…' },
      result: { rows: 3, apiKey: '…', sentTo: ['https://hooks.example.com/…'] },
      error: { ...completion.error, message: 'GET https://hooks.example.com/… answered 404' },
    },
    error: 'POST https://hooks.example.com/… answered 410',
  })
})

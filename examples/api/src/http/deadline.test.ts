import { describe, expect, it, vi } from 'vitest'
import { admin, startTestApi } from '../tests/api.test-kit.ts'

/** Starts an API whose job runner answers no call, as one whose Redis is away. */
async function startAway() {
  const api = await startTestApi()
  const token = await api.tokenOf(admin)
  const asked = Promise.withResolvers<void>()
  for (const name of ['health', 'trigger', 'listJobs', 'getRun', 'history', 'cancel'] as const) {
    vi.spyOn(api.jobs, name).mockImplementation(() => {
      asked.resolve()
      return new Promise<never>(() => {})
    })
  }
  return { ...api, token, asked: asked.promise }
}

describe('an API whose job runner gives no answer', () => {
  it.each([
    ['GET', '/api/v1/admin/health'],
    ['GET', '/api/v1/admin/schedules'],
    ['GET', '/api/v1/admin/runs/run-1'],
    ['GET', '/api/v1/admin/jobs/slow_job/runs'],
    ['POST', '/api/v1/admin/runs/run-1/cancel'],
    ['POST', '/api/v1/admin/trigger_job/slow_job'],
    ['POST', '/api/v1/admin/update_master'],
  ])('refuses %s %s after 5 s', async (method, path) => {
    const { request, advance, asked, token } = await startAway()
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'k1' }

    const answered = request(path, { method, headers, ...(method === 'POST' && { body: '{}' }) })
    await asked
    advance(5_000)

    expect(await answered).toMatchObject({ status: 503, body: { code: 'upstream_unavailable' } })
  })

  it('lives, and is not ready', async () => {
    const { request, advance, asked } = await startAway()

    const ready = request('/ready')
    await asked
    advance(5_000)

    expect(await ready).toMatchObject({ status: 503, body: { status: 'unavailable' } })
    expect(await request('/health')).toMatchObject({ status: 200 })
  })

  it('is ready when the job runner answers', async () => {
    const { request } = await startTestApi()

    expect(await request('/ready')).toMatchObject({ status: 200, body: { status: 'ready' } })
  })
})

import { describe, expect, it } from 'vitest'
import { admin, startTestApi, user } from '../tests/api.test-kit.ts'

async function startNotices() {
  const { request, tokenOf, audited } = await startTestApi()
  const ask = async (as: string, path: string, body?: object) =>
    request(`/api/v1/admin/notices${path}`, {
      headers: { authorization: `Bearer ${await tokenOf(as)}` },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  return { ask, audited }
}

const quiet = { from: '22:00', to: '07:00', zone: 'Asia/Seoul' }

describe('noticesApi', () => {
  it('changes one setting at a time, and records it', async () => {
    const { ask, audited } = await startNotices()

    const before = await ask(admin, '')
    await ask(admin, '/levels/fills', { level: 'off' })
    const after = await ask(admin, '/quiet', { quiet })
    const ended = await ask(admin, '/quiet', { quiet: null })

    expect(before).toMatchObject({ status: 200, body: { levels: { fills: 'loud', digest: 'silent' } } })
    expect(after.body).toMatchObject({ levels: { fills: 'off', digest: 'silent' }, quiet })
    expect(ended.body).not.toHaveProperty('quiet')
    expect(audited()).toContain(`${admin} setNoticeLevel {"kind":"fills","level":"off"}`)
  })

  it('refuses a user who is not an admin', async () => {
    const { ask } = await startNotices()

    expect(await ask(user, '')).toMatchObject({ status: 403, body: { code: 'admin_required' } })
  })

  it.each([
    ['/levels/fills', { level: 'shout' }],
    ['/levels/dreams', { level: 'off' }],
    ['/quiet', { quiet: { ...quiet, zone: 'Mars/Base' } }],
    ['/quiet', { quiet: { ...quiet, to: '25:00' } }],
  ])('refuses a body of another form: %s %j', async (path, body) => {
    const { ask } = await startNotices()

    expect(await ask(admin, path, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })
})

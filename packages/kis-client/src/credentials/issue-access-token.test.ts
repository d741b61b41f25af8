import { describe, expect, it } from 'vitest'
import { issueAccessToken } from './issue-access-token.ts'

/** Issues a token from a KIS that answers with this end. */
const issueWith = (access_token_token_expired: string) =>
  issueAccessToken({
    credentials: { appKey: 'key', appSecret: 'secret' },
    rest: 'https://kis',
    transport: async () => Response.json({ access_token: 'token', access_token_token_expired }),
    userAgent: 'my-bot/1.0',
    signal: new AbortController().signal,
    now: () => 0,
  })

describe('issueAccessToken', () => {
  it('reads the end of the token as Korean time', async () => {
    await expect(issueWith('2026-10-20 09:00:00')).resolves.toEqual({
      secret: 'token',
      expiresAt: Date.parse('2026-10-20T00:00:00Z'),
    })
  })

  it.each(['2026-13-19 09:00:00', '2026-02-31 09:00:00', '2026-10-20 24:30:00'])(
    'refuses an answer with the end %s, which no calendar has',
    async (end) => {
      await expect(issueWith(end)).rejects.toMatchObject({ code: 'KIS_UNANSWERED' })
    },
  )
})

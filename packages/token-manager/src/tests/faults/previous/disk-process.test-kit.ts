// Opens a file by the current version and serves its token, on command; full-disk.test.ts starts it.
import { systemClock } from '../../../clock.ts'
import { isTokenError } from '../../../errors.ts'
import { sqliteStore } from '../../../stores/sqlite.ts'
import { createTokenManager } from '../../../token-manager.ts'

const { path, startsAt }: { readonly path: string; readonly startsAt: number } = JSON.parse(process.argv[2] ?? '')
const shift = startsAt - systemClock.now()
const clock = { ...systemClock, now: () => systemClock.now() + shift }
const issuer = {
  id: 'plain',
  // The test does not wait for a minute between two tries.
  leastIntervalMs: 0,
  issue: async () => ({ secret: 'the next secret', expiresAt: clock.now() + 24 * 60 * 60_000 }),
}

/** Opens the file and returns its token; `renew` rejects that token before. */
async function serve(what: unknown): Promise<string> {
  const store = sqliteStore({ path, clock })
  const tokens = createTokenManager({ issuer, store, clock })
  try {
    const token = await tokens.get()
    if (what !== 'renew') return token.secret
    await tokens.reject(token)
    return (await tokens.get()).secret
  } finally {
    await tokens.close()
    store.close()
  }
}

process.on('disconnect', () => process.exit())
process.on('message', async (what) => {
  try {
    process.send?.({ served: await serve(what), code: '' })
  } catch (error) {
    process.send?.({ served: '', code: isTokenError(error) ? error.code : String(error) })
  }
})
process.send?.('listens')

import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { kisTokenIssuer } from '@stockeye/kis-client'
import { createTokenManager, memoryStore, type Rotation } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startAt } from '../check-on-simulator.ts'

const secondMs = 1_000

/** Starts a manager for each kind of token of KIS, both on one store. */
async function startBoth() {
  const { clock, simulator, options, settle } = await startSimulatedKis({ at: startAt })
  const store = memoryStore({ clock })
  const issuers = {
    access: kisTokenIssuer({ ...options, kind: 'access-token' }),
    approval: kisTokenIssuer({ ...options, kind: 'approval-key' }),
  }
  const access = createTokenManager({ issuer: issuers.access, store, clock })
  const approval = createTokenManager({ issuer: issuers.approval, store, clock })
  onTestFinished(async () => {
    await access.close()
    await approval.close()
    await simulator.close()
  })
  await settle(Promise.all([access.start(), approval.start()]))
  const asked = (path: string) => simulator.calls({ path }).map(({ at }) => at - startAt)
  return { clock, store, issuers, access, approval, settle, asked }
}

describe('an approval key, the token of the WebSocket,', () => {
  it('has a manager and a record of its own, on the store of the access token', async () => {
    const { store, issuers, access, approval } = await startBoth()

    const [token, key] = [await access.get(), await approval.get()]

    expect(key.secret).toMatch(/^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/)
    expect(await store.read(issuers.approval.id)).toMatchObject({ generation: 1, token: { secret: key.secret } })
    expect(await store.read(issuers.access.id)).toMatchObject({ generation: 1, token: { secret: token.secret } })
    expect(key.expiresAt).toBe(startAt + 24 * 3_600_000)
  })

  it('is replaced at its own pace: seconds after the last one, while an access token waits for its minute', async () => {
    const { clock, access, approval, settle, asked } = await startBoth()
    const rotations: Rotation[] = []
    access.on('rotated', (rotation) => void rotations.push(rotation))
    await clock.runUntil(startAt + 10 * secondMs)

    await Promise.all([approval.reject(await approval.get()), access.reject(await access.get())])
    const key = await settle(approval.get())
    expect(asked('/oauth2/Approval')).toEqual([0, 10 * secondMs])
    expect(asked('/oauth2/tokenP')).toEqual([0])
    const refused = await settle(access.get().catch((error: unknown) => error))

    expect(key.generation).toBe(2)
    expect(refused).toMatchObject({ code: 'TOKEN_UNCHANGED' })
    expect(asked('/oauth2/tokenP')).toEqual([0, 62 * secondMs])
    expect(rotations).toMatchObject([{ token: { generation: 1 } }])
  })
})

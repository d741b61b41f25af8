import { expect, it, onTestFinished } from 'vitest'
import { inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { createKisClient } from './create-client.ts'
import type { KisClientOptions } from './options.ts'

const account = '12345678-01'
const call = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' } as const

/** Calls KIS with a client that has a token manager of its own, and returns the error. */
async function failWith(wrong: (options: KisClientOptions) => Partial<KisClientOptions>): Promise<unknown> {
  const { options, settle } = await startSteppedKis()
  const { tokens: _tokens, ...own } = options
  const kis = createKisClient({ ...own, ...wrong(own) })
  onTestFinished(() => kis.close())
  return settle(kis.call(inquirePrice, call).catch((error: unknown) => error))
}

it('names the code and the reason of a wrong app secret, without the secret', async () => {
  const appSecret = 'x'.repeat(180)

  const error = await failWith(({ credentials }) => ({ credentials: { ...credentials, appSecret, account } }))

  expect(error).toMatchObject({ code: 'KIS_NO_TOKEN', message: expect.stringMatching(/EGW00105: .*secret/i) })
  expect(String(error)).not.toContain(appSecret)
})

it('names the reason when the simulator is gone and its port is closed', async () => {
  const gone = await startSimulator()
  await gone.close()

  const error = await failWith(() => ({ hosts: gone.hosts }))

  expect(error).toMatchObject({ code: 'KIS_NO_TOKEN', message: expect.stringMatching(/ECONNREFUSED: .*hosts\.rest/) })
})

it.each(['ENOTFOUND', 'EAI_AGAIN'])(
  'leads to the network first when the name of the host is not resolved: %s',
  async (code) => {
    const fetch = () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }))

    const error = await failWith(() => ({ connect: () => ({ fetch, close: async () => {} }) }))

    expect(error).toMatchObject({
      code: 'KIS_NO_TOKEN',
      message: expect.stringMatching(`${code}: .*check the network.*hosts.rest`),
    })
  },
)

it.each([undefined, {}, 'http://127.0.0.1'])(
  'names connect when it returns %j in place of a connection',
  async (returned) => {
    const error = await failWith(() => ({ connect: () => JSON.parse(JSON.stringify({ returned })).returned }))

    expect(error).toMatchObject({
      code: 'KIS_NO_TOKEN',
      message: expect.stringMatching(/connect threw or returned no connection/),
    })
  },
)

it('throws KIS_INPUT when connect returns no connection for a token that is there', async () => {
  const { options, settle } = await startSteppedKis()
  const kis = createKisClient({ ...options, connect: () => Object({}) })
  onTestFinished(() => kis.close())

  await expect(settle(kis.call(inquirePrice, call))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'connect' })
})

it('throws KIS_INPUT, without the message, when connect throws for a token that is there', async () => {
  const { options, settle } = await startSteppedKis()
  const connect = () => {
    throw Object.assign(new TypeError('http://user:hush@proxy is not a URL'), { code: 'ERR_INVALID_URL' })
  }
  const kis = createKisClient({ ...options, connect })
  onTestFinished(() => kis.close())

  await expect(settle(kis.call(inquirePrice, call))).rejects.toMatchObject({
    code: 'KIS_INPUT',
    field: 'connect',
    rule: expect.stringMatching(/^threw TypeError ERR_INVALID_URL; use /),
  })
})

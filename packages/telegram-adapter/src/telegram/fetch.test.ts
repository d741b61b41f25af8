import { expect, it } from 'vitest'
import { OpsInputError } from '../errors.ts'
import { startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import { connectionOf, createTelegram } from './connection.ts'
import { defaultFetch } from './fetch.ts'

it('is required on Bun, and undici on Node', () => {
  expect(defaultFetch({ node: '24.0.0' })).toBeTypeOf('function')
  expect(() => defaultFetch({ node: '24.0.0', bun: '1.4.5' })).toThrow(OpsInputError)
})

it('calls an address that the platform writes in another way', async () => {
  const fake = await startFake()
  // 127.1 is 127.0.0.1; the port 443 that an https address names is left out likewise.
  const apiRoot = fake.url.replace('127.0.0.1', '127.1')

  const me = await connectionOf(createTelegram({ token: fake.token, apiRoot }))
    .api()
    .call('getMe')

  expect(me).toMatchObject({ username: 'stockeye_bot' })
})

import { describe, expect, it } from 'vitest'
import { readAccount, readDeskEnv } from './env.ts'

const kis = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'hush-hush', KIS_ACCOUNT: '12345678-01' }

describe('readAccount', () => {
  it('needs no credentials for the simulator, and reads none', () => {
    expect(readAccount('simulator', kis, { dryRun: false })).toEqual({ on: 'simulator' })
  })

  it.each([
    ['paper', 'yes', false, false],
    ['paper', undefined, false, false],
    ['real', 'yes', false, true],
    ['real', 'yes', true, false],
    ['real', undefined, true, false],
    ['real', 'YES', true, false],
  ] as const)(
    'unlocks real orders for %s with KIS_REAL_ORDERS=%s and dry run %s: %s',
    (on, unlock, dryRun, expected) => {
      const account = readAccount(on, { ...kis, KIS_REAL_ORDERS: unlock }, { dryRun })

      expect(account).toMatchObject({ on, realOrders: expected })
    },
  )

  it.each([undefined, 'YES', 'true', 'yes '])('refuses --real with KIS_REAL_ORDERS=%s', (unlock) => {
    expect(() => readAccount('real', { ...kis, KIS_REAL_ORDERS: unlock }, { dryRun: false })).toThrow('KIS_REAL_ORDERS')
  })

  it('refuses a part of the credentials: the error names what is missing, and shows no value', () => {
    const read = () => readAccount('paper', { ...kis, KIS_ACCOUNT: ' ' }, { dryRun: false })

    expect(read).toThrow('KIS_ACCOUNT')
    expect(read).not.toThrow('hush-hush')
  })
})

describe('readDeskEnv', () => {
  const secret = 's'.repeat(32)

  it('serves the desk with a port and a secret, and not without a port', () => {
    expect(readDeskEnv({ TRADER_PORT: '3002', TRADER_SECRET_KEY: secret })).toEqual({ port: 3002, secret })
    expect(readDeskEnv({ TRADER_PORT: ' ', TRADER_SECRET_KEY: secret })).toBeUndefined()
  })

  it.each([
    ['a port that is none', { TRADER_PORT: '70000', TRADER_SECRET_KEY: secret }, 'TRADER_PORT'],
    ['a missing secret', { TRADER_PORT: '3002' }, 'TRADER_SECRET_KEY'],
    ['a short secret', { TRADER_PORT: '3002', TRADER_SECRET_KEY: 's'.repeat(31) }, 'TRADER_SECRET_KEY'],
    ['the secret of KIS', { TRADER_PORT: '3002', TRADER_SECRET_KEY: secret, KIS_APP_SECRET: secret }, 'KIS_APP_SECRET'],
  ])('refuses %s, and shows no value', (_what, env, name) => {
    const read = () => readDeskEnv(env)

    expect(read).toThrow(name)
    expect(read).not.toThrow('ssss')
  })
})

import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

const kis = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'hush-hush', KIS_ACCOUNT: '12345678-01' }

describe('readEnv', () => {
  it('chooses the simulator without credentials', () => {
    expect(readEnv({}).kis).toBeUndefined()
    expect(readEnv({ KIS_APP_KEY: '', KIS_APP_SECRET: ' ' }).kis).toBeUndefined()
  })

  it('chooses paper trading with credentials, unless the environment is real', () => {
    expect(readEnv(kis).kis).toMatchObject({ environment: 'paper', realOrders: false })
    expect(readEnv({ ...kis, KIS_ENVIRONMENT: 'real' }).kis).toMatchObject({ environment: 'real', realOrders: false })
  })

  it('returns the paths of the files', () => {
    const jobs = { TRADER_LOG: 'a.log', TRADER_TOKENS: 't.db', TRADER_JOBS: 'j.db' }
    const orders = { TRADER_ORDERS: 'o.db', TRADER_HALT_FILE: 'halt' }

    expect(readEnv({ ...jobs, ...orders })).toMatchObject({ logFile: 'a.log', tokenFile: 't.db', jobFile: 'j.db' })
    expect(readEnv({ ...jobs, ...orders })).toMatchObject({ orderFile: 'o.db', haltFile: 'halt' })
    expect(readEnv({})).toMatchObject({ jobFile: '.stockeye/jobs.db', orderFile: '.stockeye/orders.db' })
    expect(readEnv({}).haltFile).toBe('.stockeye/STOP')
  })

  it.each([
    ['real', 'yes', true],
    ['real', 'YES', false],
    ['real', 'true', false],
    ['real', undefined, false],
    ['paper', 'yes', false],
  ])('unlocks real orders for %s and KIS_REAL_ORDERS=%s: %s', (environment, unlock, expected) => {
    const env = { ...kis, KIS_ENVIRONMENT: environment, KIS_REAL_ORDERS: unlock }

    expect(readEnv(env).kis?.realOrders).toBe(expected)
  })

  it.each([
    ['a part of the credentials', { ...kis, KIS_ACCOUNT: ' ' }, 'KIS_ACCOUNT'],
    ['an unknown environment', { ...kis, KIS_ENVIRONMENT: 'live' }, 'KIS_ENVIRONMENT'],
  ])('refuses %s: the error names the setting, and shows no value', (_what, env, name) => {
    expect(() => readEnv(env)).toThrow(name)
    expect(() => readEnv(env)).not.toThrow('hush-hush')
  })
})

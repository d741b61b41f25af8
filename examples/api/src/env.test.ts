import { describe, expect, it } from 'vitest'
import { readApiEnv, readWorkerEnv } from './env.ts'

const secrets = { BOT_SECRET_KEY: 'b'.repeat(32), JWT_SECRET_KEY: 'j'.repeat(32) }
const telegram = { TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz', TELEGRAM_ADMIN_ID: '1001' }
const kis = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'secret', KIS_ACCOUNT: '12345678-01' }

const namesOf = (read: () => unknown): string[] => {
  try {
    read()
  } catch (error) {
    const problems =
      error instanceof Error && 'problems' in error && Array.isArray(error.problems) ? error.problems : []
    return problems.map((problem) => String(problem).replace(/:.*/s, ''))
  }
  return []
}

describe('readApiEnv', () => {
  it('has few by default: jobs and a KIS simulator in the same process', () => {
    expect(readApiEnv({ ...secrets, ...telegram })).toMatchObject({
      admins: ['1001'],
      kis: undefined,
      redisUrl: undefined,
      telegram: { token: telegram.TELEGRAM_BOT_TOKEN },
      host: '127.0.0.1',
      port: 3000,
    })
  })

  it('requires no bot token when a worker delivers the ends of runs', () => {
    expect(readApiEnv({ ...secrets, ...kis, REDIS_URL: 'redis://redis:6379' })).toMatchObject({
      telegram: undefined,
      redisUrl: 'redis://redis:6379',
    })
    expect(readApiEnv({ ...secrets, ...kis, API_WORKER: 'separate' }).telegram).toBeUndefined()
  })

  it('requires an admin where jobs run, because an alarm would reach no one, and none where they do not', () => {
    const { TELEGRAM_BOT_TOKEN } = telegram

    expect(namesOf(() => readApiEnv({ ...secrets, TELEGRAM_BOT_TOKEN }))).toEqual(['TELEGRAM_ADMIN_ID'])
    expect(readApiEnv({ ...secrets, ...kis, API_WORKER: 'separate' }).admins).toEqual([])
  })

  it('connects a trader by its URL and a secret of its own, which both must be there', () => {
    const trader = { TRADER_URL: 'http://127.0.0.1:3002', TRADER_SECRET_KEY: 't'.repeat(32) }

    expect(readApiEnv({ ...secrets, ...telegram, ...trader }).trader).toEqual({
      url: 'http://127.0.0.1:3002',
      secret: 't'.repeat(32),
    })
    expect(readWorkerEnv({ ...telegram, ...kis, ...trader }).trader).toBeDefined()
    expect(readApiEnv({ ...secrets, ...telegram }).trader).toBeUndefined()
    for (const wrong of [
      { ...trader, TRADER_SECRET_KEY: 't'.repeat(31) },
      { ...trader, TRADER_SECRET_KEY: secrets.JWT_SECRET_KEY },
      { TRADER_URL: trader.TRADER_URL },
    ])
      expect(namesOf(() => readApiEnv({ ...secrets, ...telegram, ...wrong }))).toEqual(['TRADER_SECRET_KEY'])
  })

  it('names every missing and every blank setting at once', () => {
    expect(namesOf(() => readApiEnv({}))).toEqual([
      'BOT_SECRET_KEY',
      'JWT_SECRET_KEY',
      'TELEGRAM_BOT_TOKEN',
      'TELEGRAM_ADMIN_ID',
    ])
    expect(namesOf(() => readApiEnv({ ...secrets, JWT_SECRET_KEY: ' ', REDIS_URL: 'redis://r' }))).toEqual([
      'JWT_SECRET_KEY',
      'KIS_APP_KEY',
      'KIS_APP_SECRET',
      'KIS_ACCOUNT',
    ])
  })

  it.each([
    [{ TELEGRAM_ADMIN_ID: '123abc' }, ['TELEGRAM_ADMIN_ID']],
    [{ TELEGRAM_ADMIN_ID: '01001' }, ['TELEGRAM_ADMIN_ID']],
    [{ TELEGRAM_ADMIN_ID: '1001, 0' }, ['TELEGRAM_ADMIN_ID']],
    [{ TELEGRAM_ADMIN_ID: '-5' }, ['TELEGRAM_ADMIN_ID']],
    [{ TELEGRAM_ADMIN_ID: '1,,2' }, ['TELEGRAM_ADMIN_ID']],
    [{ BOT_SECRET_KEY: 'b'.repeat(31) }, ['BOT_SECRET_KEY']],
    [{ JWT_SECRET_KEY: '12345678' }, ['JWT_SECRET_KEY']],
    [{ JWT_SECRET_KEY: secrets.BOT_SECRET_KEY }, ['JWT_SECRET_KEY']],
    [{ ...kis, KIS_APP_SECRET: secrets.BOT_SECRET_KEY }, ['KIS_APP_SECRET']],
    [{ TELEGRAM_BOT_TOKEN: 'nonsense' }, ['TELEGRAM_BOT_TOKEN']],
    [{ KIS_APP_KEY: 'key' }, ['KIS_APP_SECRET', 'KIS_ACCOUNT']],
    [{ ...kis, KIS_ACCOUNT: '123' }, ['KIS_ACCOUNT']],
    [{ ...kis, KIS_REST_URL: 'http://127.0.0.1:1' }, ['KIS_MASTERS_URL']],
    [{ API_PORT: '99999' }, ['API_PORT']],
    [{ ...kis, REDIS_URL: 'redis' }, ['REDIS_URL']],
    [{ DATABASE_URL: 'mysql://stockeye:password@db/stockeye' }, ['DATABASE_URL']],
    [{ DATABASE_URL: 'postgres://stockeye:pass/word@db/stockeye' }, ['DATABASE_URL']],
    [{ DATABASE_URL: 'postgres://stockeye:@db/stockeye' }, ['DATABASE_URL']],
  ])('refuses a wrong setting: %o', (wrong, names) => {
    const read = () => readApiEnv({ ...secrets, ...telegram, ...wrong })

    expect(namesOf(read)).toEqual(expect.arrayContaining(names))
    expect(namesOf(read)).toHaveLength(names.length)
  })

  it('reads the admins as text', () => {
    const { admins } = readApiEnv({ ...secrets, ...telegram, TELEGRAM_ADMIN_ID: '7, 99999999999999999999' })

    expect(admins).toEqual(['7', '99999999999999999999'])
  })

  it.each([
    'postgres://stockeye:password@db:5432/stockeye',
    'postgresql://db/stockeye?sslmode=require',
    'postgres://stockeye:password@%2Fvar%2Frun%2Fpostgresql/stockeye',
  ])('reads the URL of PostgreSQL: %s', (url) => {
    expect(readApiEnv({ ...secrets, ...telegram, DATABASE_URL: url }).databaseUrl).toBe(url)
  })

  it('shows no value of a wrong setting', () => {
    const wrong = {
      BOT_SECRET_KEY: 'short-secret',
      JWT_SECRET_KEY: 'short-key',
      DATABASE_URL: 'mysql://u:short-password@h/d',
    }
    const read = () => readApiEnv({ ...wrong, ...telegram })

    expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining('short-') }))
  })
})

describe('readWorkerEnv', () => {
  it('names every missing setting at once', () => {
    expect(namesOf(() => readWorkerEnv({ TELEGRAM_BOT_TOKEN: '', TELEGRAM_ADMIN_ID: ' ' })).sort()).toEqual([
      'KIS_ACCOUNT',
      'KIS_APP_KEY',
      'KIS_APP_SECRET',
      'TELEGRAM_ADMIN_ID',
      'TELEGRAM_BOT_TOKEN',
    ])
  })

  it('requires neither of the API’s secrets', () => {
    expect(readWorkerEnv({ ...kis, ...telegram })).toMatchObject({ host: '127.0.0.1', port: 3001 })
  })
})

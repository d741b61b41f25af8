import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

const kis = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'hush-hush', KIS_ACCOUNT: '12345678-01', KIS_HTS_ID: 'minji' }

describe('readEnv', () => {
  it('chooses the simulator without credentials', () => {
    expect(readEnv({ KIS_APP_KEY: '', KIS_HTS_ID: ' ' }).kis).toBeUndefined()
  })

  it('chooses paper trading with credentials, unless the environment is real', () => {
    expect(readEnv(kis)).toMatchObject({ environment: 'paper', kis: { htsId: 'minji' } })
    expect(readEnv({ ...kis, KIS_ENVIRONMENT: 'real' })).toMatchObject({ environment: 'real' })
  })

  it('names everything that is missing or wrong at once, and shows no value', () => {
    const env = { ...kis, KIS_ACCOUNT: '123', KIS_HTS_ID: '', KIS_APP_KEY: ' ', KIS_ENVIRONMENT: 'live' }
    const read = () => readEnv(env)

    for (const name of ['KIS_ACCOUNT', 'KIS_APP_KEY, KIS_HTS_ID', 'KIS_ENVIRONMENT']) expect(read).toThrow(name)
    expect(read).not.toThrow('hush-hush')
  })
})

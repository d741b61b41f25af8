import { expect, it } from 'vitest'
import { readCredentials } from './kis-credentials.ts'

const env = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'secret', KIS_ACCOUNT: '12345678-01' }

it('reads the credentials', () => {
  expect(readCredentials(env, '--paper')).toEqual({ appKey: 'key', appSecret: 'secret', account: '12345678-01' })
})

it('names each setting that is missing or blank', () => {
  expect(() => readCredentials({ ...env, KIS_APP_KEY: undefined, KIS_ACCOUNT: ' ' }, '--paper')).toThrow(
    /^--paper: KIS_APP_KEY, KIS_ACCOUNT missing or blank/,
  )
})

it.each(['1', '1234567801', '12345678-1x'])(
  'names the setting of an account of another form, without its value: %s',
  (account) => {
    const read = () => readCredentials({ ...env, KIS_ACCOUNT: account }, '--paper')

    expect(read).toThrow(
      expect.objectContaining({
        code: 'SETTINGS',
        message: 'KIS_ACCOUNT: is not an account; use one such as 12345678-01',
      }),
    )
  },
)

import { describe, expect, it } from 'vitest'
import { readBotEnv } from './env.ts'

const whole = {
  TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz',
  TELEGRAM_ADMIN_ID: '1001, 1002',
  BOT_SECRET_KEY: 'hush-hush-hush-hush-hush-hush-hush',
  API_URL: 'http://127.0.0.1:3000',
}

describe('readBotEnv', () => {
  it('returns undefined when no setting is set', () => {
    expect(readBotEnv({ PATH: '/bin' })).toBeUndefined()
  })

  it('returns the settings of the bot when everything is set', () => {
    expect(readBotEnv(whole)).toEqual({
      telegram: { token: whole.TELEGRAM_BOT_TOKEN },
      botSecret: whole.BOT_SECRET_KEY,
      apiUrl: whole.API_URL,
      admins: ['1001', '1002'],
      host: '127.0.0.1',
      port: 3002,
    })
  })

  it('names every missing setting at once', () => {
    const problems = Object.keys(whole).map((name) => `${name}: is missing, or blank`)

    expect(() => readBotEnv({ ...whole, TELEGRAM_BOT_TOKEN: ' ', BOT_SECRET_KEY: undefined })).toThrow(
      expect.objectContaining({ code: 'SETTINGS', problems: [problems[0], problems[2]] }),
    )
    expect(() => readBotEnv({ API_URL: '' })).toThrow(expect.objectContaining({ problems }))
  })

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'no-token'],
    ['TELEGRAM_ADMIN_ID', '123abc'],
    ['TELEGRAM_ADMIN_ID', '01001'],
    ['BOT_SECRET_KEY', 'short'],
    ['API_URL', 'http://127.0.0.1:3000/api/v1'],
    ['API_URL', 'ftp://127.0.0.1'],
    ['TELEGRAM_API_ROOT', 'here'],
    ['BOT_PORT', '70000'],
  ])('refuses a wrong %s, and does not show it', (name, value) => {
    expect(() => readBotEnv({ ...whole, [name]: value })).toThrow(
      expect.objectContaining({ problems: [expect.stringMatching(`^${name}: `)] }),
    )
    expect(() => readBotEnv({ ...whole, [name]: value })).not.toThrow(value)
  })

  it('names the first fault of a setting that has two', () => {
    expect(() => readBotEnv({ ...whole, API_URL: 'here' })).toThrow('API_URL: must be http(s)://host:port')
  })

  it('refuses the bot token as the secret', () => {
    const secret = `123456:${'s'.repeat(32)}`

    expect(() => readBotEnv({ ...whole, TELEGRAM_BOT_TOKEN: secret, BOT_SECRET_KEY: secret })).toThrow(
      expect.objectContaining({ problems: ['BOT_SECRET_KEY: must not be the TELEGRAM_BOT_TOKEN'] }),
    )
  })
})

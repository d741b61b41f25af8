import { describe, expect, it } from 'vitest'
import { withoutSecretFields, withoutSecrets } from './secrets.ts'

describe('withoutSecrets', () => {
  it.each([
    [
      'GET https://hooks.example.com/services/T0/B1/abcdef answered 404',
      'GET https://hooks.example.com/… answered 404',
    ],
    ['connect redis://user:hunter2@10.0.0.1:6379', 'connect redis://10.0.0.1:6379'],
    ['connect postgres://user:p@ss:word@db:5432/jobs', 'connect postgres://db:5432/…'],
    // What is before the last @ may be a password with a slash.
    ['connect redis://:pa/ss@10.0.0.1:6379 failed', 'connect redis://… failed'],
    ['401 for Bearer eyJhbGciOi.J9.x-y', '401 for Bearer …'],
    ['bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9 is wrong', '… is wrong'],
    ['refused: token=abc123, retry', 'refused: token=…, retry'],
    ['{"appkey":"PSabc","user":"kim"}', '{"appkey":"…","user":"kim"}'],
  ])('hides the secret in %s', (text, expected) => {
    expect(withoutSecrets(text)).toBe(expected)
  })

  it.each(['the chat is gone', 'fetch failed: connect ECONNREFUSED 10.0.0.1:443', 'JOB_FAILED: no rows at 07:00:00'])(
    'leaves %s as it is',
    (text) => {
      expect(withoutSecrets(text)).toBe(text)
    },
  )
})

describe('withoutSecretFields', () => {
  it('keeps addresses, and hides the values of fields that are named as secrets, at any depth', () => {
    const recipient = {
      channel: 'webhook',
      chatId: '42',
      url: 'https://hooks.example.com/services/T0/B1/abcdef',
      apiKey: 'k-1',
      headers: { Authorization: 'Basic a2lt', accept: 'json' },
      tokens: ['t-1', 't-2'],
    }

    expect(withoutSecretFields(recipient)).toEqual({
      channel: 'webhook',
      chatId: '42',
      url: 'https://hooks.example.com/…',
      apiKey: '…',
      headers: { Authorization: '…', accept: 'json' },
      tokens: '…',
    })
  })
})

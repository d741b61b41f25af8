import { describe, expect, it } from 'vitest'
import { isKisError, KisClosedError, KisRefusedError, KisUnansweredError, KisUnreachableError } from '../errors.ts'
import { codesOf, plainCause, redactError } from './redact.ts'

const secrets = ['app-key-1f6b', 'app-secret-9c2d']
const echo = 'appkey: app-key-1f6b; appsecret: app-secret-9c2d; again app-key-1f6b'
const hidden = 'appkey: ******; appsecret: ******; again ******'

describe('redactError', () => {
  it('hides each secret in the message and the code of a refusal, wherever it stands', () => {
    const error = redactError(new KisRefusedError(echo, { messageCode: echo, cause: new Error(echo) }), secrets)

    expect(error).toBeInstanceOf(KisRefusedError)
    expect(error).toMatchObject({ code: 'KIS_REFUSED', message: hidden, messageCode: hidden })
    expect(error).not.toHaveProperty('cause')
  })

  it('hides each secret in the message, the code and the causes of a lost answer', () => {
    const cause = new Error(echo, { cause: new Error(`deeper ${echo}`) })
    const error = redactError(new KisUnansweredError(echo, { messageCode: echo, cause }), secrets)

    expect(error).toBeInstanceOf(KisUnansweredError)
    expect(error).toMatchObject({
      code: 'KIS_UNANSWERED',
      message: hidden,
      messageCode: hidden,
      cause: { message: hidden, cause: { message: `deeper ${hidden}` } },
    })
  })

  it('adds no code and no cause to a lost answer that has none', () => {
    const error = redactError(new KisUnansweredError('no answer'), secrets)

    expect(error).toMatchObject({ code: 'KIS_UNANSWERED', message: 'no answer', messageCode: undefined })
    expect(error).not.toHaveProperty('cause')
  })

  it('hides each secret in the causes of a failed connection', () => {
    const error = redactError(new KisUnreachableError('cannot connect', { cause: new Error(echo) }), secrets)

    expect(error).toBeInstanceOf(KisUnreachableError)
    expect(error).toMatchObject({ code: 'KIS_UNREACHABLE', message: 'cannot connect', cause: { message: hidden } })
  })

  it('adds no cause to a failed connection that has none', () => {
    expect(redactError(new KisUnreachableError('cannot connect'), secrets)).not.toHaveProperty('cause')
  })

  it.each([
    ['an error of this package that holds no text of others', new KisClosedError()],
    ['an error of the caller', new TypeError('x')],
    ['a reason that is no error', 'stop'],
    ['nothing', undefined],
    ['an error of another package with a code of this one', Object.assign(new Error(echo), { code: 'KIS_REFUSED' })],
  ])('returns %s as it is', (_what, thrown) => {
    expect(redactError(thrown, secrets)).toBe(thrown)
  })

  it('returns an error that is still recognized as one of this package', () => {
    expect(isKisError(redactError(new KisRefusedError(echo, { messageCode: 'X' }), secrets))).toBe(true)
  })
})

describe('plainCause', () => {
  it('keeps the name, the code and the message of an error, and nothing else', () => {
    const error = Object.assign(new TypeError(echo), { code: 'ECONNRESET', request: { headers: echo } })

    const plain = plainCause(error, secrets)

    expect(plain).not.toBe(error)
    expect(Object.entries(plain).sort()).toEqual([
      ['code', 'ECONNRESET'],
      ['name', 'TypeError'],
    ])
    expect(plain.message).toBe(hidden)
    expect(plain).not.toHaveProperty('cause')
  })

  it('adds no code to an error without one, and leaves out a code that is not text', () => {
    expect(plainCause(new Error('x'), secrets)).not.toHaveProperty('code')
    expect(plainCause(Object.assign(new Error('x'), { code: { request: echo } }), secrets)).not.toHaveProperty('code')
  })

  it('keeps each error of an AggregateError, without its secrets', () => {
    const error = new AggregateError([new RangeError(echo), 'text'], echo, { cause: new Error(echo) })

    const plain = plainCause(error, secrets)

    expect(plain).toBeInstanceOf(AggregateError)
    expect(plain).toMatchObject({
      name: 'AggregateError',
      message: hidden,
      cause: { message: hidden },
      errors: [{ name: 'RangeError', message: hidden }, { message: 'a value of the type string was thrown' }],
    })
  })

  it('returns an error that names the kind of a thrown value, and not its text', () => {
    expect(plainCause(echo, secrets).message).toBe('a value of the type string was thrown')
    expect(plainCause({ headers: echo }, secrets).message).toBe('a value of the type object was thrown')
  })

  it('ends with an error that is its own cause and part', () => {
    const error = new AggregateError([], echo)
    error.errors.push(error)
    error.cause = error

    expect(plainCause(error, secrets)).toMatchObject({ message: hidden, cause: { message: hidden } })
  })
})

describe('codesOf', () => {
  it.each([
    ['an error', new TypeError(echo), 'TypeError'],
    ['a code', Object.assign(new Error(echo), { code: 'E_VAULT' }), 'Error E_VAULT'],
    ['a code that is not text', Object.assign(new Error(echo), { code: 7 }), 'Error'],
    [
      'a cause with a code',
      new TypeError(echo, { cause: Object.assign(new Error(echo), { code: 'ECONNREFUSED' }) }),
      'TypeError, Error ECONNREFUSED',
    ],
    ['a thrown text', echo, 'a value of the type string was thrown'],
  ])('repeats no message of %s', (_what, error, codes) => {
    expect(codesOf(error)).toBe(codes)
  })
})

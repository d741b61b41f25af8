import { describe, expect, it } from 'vitest'
import { wasNeverSent } from './undici-fetch.ts'

const withCode = (code: string) => Object.assign(new Error(code), { code })

describe('wasNeverSent', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])('is true for %s', (code) => {
    expect(wasNeverSent(withCode(code))).toBe(true)
    expect(wasNeverSent(new TypeError('fetch failed', { cause: withCode(code) }))).toBe(true)
  })

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])('is false for %s', (code) => {
    expect(wasNeverSent(withCode(code))).toBe(false)
  })

  it('is true for several addresses only when all of them refused', () => {
    const refused = withCode('ECONNREFUSED')

    expect(wasNeverSent(new AggregateError([refused, refused]))).toBe(true)
    expect(wasNeverSent(new AggregateError([refused, withCode('ECONNRESET')]))).toBe(false)
    expect(wasNeverSent(new AggregateError([]))).toBe(false)
  })

  it('is false for an error that is its own cause or part', () => {
    const circular = new AggregateError([])
    circular.cause = circular
    expect(wasNeverSent(circular)).toBe(false)

    circular.errors.push(circular)
    expect(wasNeverSent(circular)).toBe(false)
  })

  it('is false for what is not an error', () => {
    expect(wasNeverSent('ECONNREFUSED')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { kisTokenIssuer } from './token-issuer.ts'

const credentials = { appKey: 'key', appSecret: 'secret' }

describe('kisTokenIssuer', () => {
  it.each([
    [undefined, 'options'],
    [{}, 'environment'],
    [{ environment: 'demo', credentials }, 'environment'],
    [{ environment: 'paper' }, 'credentials.appKey'],
    [{ environment: 'paper', credentials, kind: 'websocket' }, 'kind'],
    [{ environment: 'paper', credentials, connect: {} }, 'connect'],
    [{ environment: 'paper', credentials, clock: {} }, 'clock'],
  ])('is not made of %j', (options, field) => {
    expect(() => Reflect.apply(kisTokenIssuer, undefined, [options])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })
})

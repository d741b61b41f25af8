import { expect, it } from 'vitest'
import { OpsInputError } from '../errors.ts'
import { defaultFetch } from './fetch.ts'

const apiRoot = 'http://127.0.0.1:9'

it('is required on Bun, and undici on Node', () => {
  expect(defaultFetch(apiRoot, { node: '24.0.0' })).toBeTypeOf('function')
  expect(() => defaultFetch(apiRoot, { node: '24.0.0', bun: '1.4.5' })).toThrow(OpsInputError)
})

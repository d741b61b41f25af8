import { describe, expect, it } from 'vitest'
import { testTokenStore } from '../testing/conformance.ts'
import { memoryStore } from './memory.ts'

describe('memory', () => testTokenStore(memoryStore))

it.each([
  ['options', null],
  ['clock', { clock: null }],
  ['clock', { clock: {} }],
])('refuses an option that is wrong, and names its field: %s', (field, options) => {
  // @ts-expect-error -- a program in JavaScript can pass any value.
  const create = () => memoryStore(options)

  expect(create).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field }))
})

import { describe, expect, it } from 'vitest'
import { createOpsBot } from './ops-bot.ts'
import type { OpsBotOptions } from './options.ts'

/** Returns the options as a program in JavaScript passes them. */
const untyped = (options: unknown): OpsBotOptions => JSON.parse(JSON.stringify(options))

describe('createOpsBot', () => {
  it.each([
    ['telegram.token', {}],
    ['telegram.token', { telegram: {} }],
    ['telegram.token', { telegram: { token: 7 } }],
    ['port', { telegram: { token: '1:a' } }],
    ['port', { telegram: { token: '1:a' }, port: {} }],
  ])('names the missing option %s', (field, options) => {
    expect(() => createOpsBot(untyped(options))).toThrow(expect.objectContaining({ code: 'OPS_INPUT', field }))
  })
})

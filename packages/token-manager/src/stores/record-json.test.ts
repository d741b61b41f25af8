import { inspect } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { TokenRecord } from '../store.ts'
import { formatRecord, parseRecord } from './record-json.ts'

/** A record as the first version of this package stored it. */
const stored =
  '{"key":"kis/1/paper/access-token","generation":3,"token":{"secret":"s","issuedAt":1700000000000,"expiresAt":1700086400000},"fence":7,"attempts":[1700000000000],"notBefore":1700000062000}'

const record: TokenRecord = {
  id: 'kis/1/paper/access-token',
  generation: 3,
  fence: 7,
  token: { secret: 's', issuedAt: 1_700_000_000_000, expiresAt: 1_700_086_400_000 },
  attempts: [1_700_000_000_000],
  notBefore: 1_700_000_062_000,
}

it('reads the id of a stored record from its field `key`', () => {
  expect(parseRecord('kis/1/paper/access-token', stored)).toEqual(record)
})

it('writes a record as earlier versions read it', () => {
  expect(JSON.parse(formatRecord(record))).toEqual(JSON.parse(stored))
})

it('quotes no value of a damaged record, also when the program has set a text of zod that does, and names its fields', () => {
  const before = z.config().customError
  z.config({ customError: ({ input }) => `not valid: ${JSON.stringify(input)}` })
  onTestFinished(() => void z.config({ customError: before }))

  for (const damaged of ['canary', '"canary"', '{"token":{"secret":["canary"]}}', stored.replace('3', '"canary"')]) {
    let error: unknown
    try {
      parseRecord('paper', damaged)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ code: 'TOKEN_STORE' })
    expect(error).not.toHaveProperty('cause')
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary')
  }
  expect(() => parseRecord('paper', stored.replace('3', '"canary"'))).toThrow(/generation/)
})

import { z } from 'zod'
import { TokenStoreError } from '../errors.ts'
import type { TokenRecord } from '../store.ts'

const recordSchema: z.ZodType<TokenRecord> = z.object({
  key: z.string(),
  generation: z.int().nonnegative(),
  fence: z.int().nonnegative(),
  token: z.object({ secret: z.string().min(1), issuedAt: z.number(), expiresAt: z.number() }).optional(),
  attempts: z.array(z.number()),
  notBefore: z.number(),
})

/** The record of `key` as a store keeps it, as JSON. */
export const parseRecord = (key: string, json: string): TokenRecord =>
  parseSecretJson(recordSchema, json, `the record of ${key}`)

/** @param name what `json` is, for an error: that says what is wrong, and quotes nothing */
export function parseSecretJson<T>(schema: z.ZodType<T>, json: string, name: string): T {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // Without its cause: a SyntaxError quotes what it stumbled over, secret and all.
    throw new TokenStoreError(`${name} is not JSON`)
  }
  const { data, error } = schema.safeParse(value)
  if (error) throw new TokenStoreError(`${name} cannot be read`, { cause: error })
  return data
}

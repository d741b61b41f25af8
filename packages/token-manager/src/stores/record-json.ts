import { z } from 'zod'
import { TokenStoreError } from '../errors.ts'
import type { TokenRecord } from '../store.ts'

/** A record as stores keep it: there the id has its first name, `key`. */
interface StoredRecord extends Omit<TokenRecord, 'id'> {
  readonly key: string
}

const recordSchema: z.ZodType<StoredRecord> = z.object({
  key: z.string(),
  generation: z.int().nonnegative(),
  fence: z.int().nonnegative(),
  token: z.object({ secret: z.string().min(1), issuedAt: z.number(), expiresAt: z.number() }).optional(),
  attempts: z.array(z.number()),
  notBefore: z.number(),
})

/** Formats a record as the JSON that a store keeps. */
export function formatRecord({ id, ...others }: TokenRecord): string {
  const stored: StoredRecord = { key: id, ...others }
  return JSON.stringify(stored)
}

/**
 * Parses the JSON that a store keeps at the place of `id`.
 *
 * @throws {TokenStoreError} it is not a record
 */
export function parseRecord(id: string, json: string): TokenRecord {
  const { key, ...others } = parseSecretJson(recordSchema, json, `the record of ${id}`)
  return { id: key, ...others }
}

/** @param name noun phrase for `json` in an error, which quotes nothing of it */
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

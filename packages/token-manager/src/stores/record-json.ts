import * as z from 'zod/mini'
import { TokenStoreError } from '../errors.ts'
import type { TokenRecord } from '../store.ts'

/** A record as stores keep it, in which the id is called `key`, as in the first version. */
interface StoredRecord extends Omit<TokenRecord, 'id'> {
  readonly key: string
}

const recordSchema: z.ZodMiniType<StoredRecord> = z.object({
  key: z.string(),
  generation: z.int().check(z.nonnegative()),
  fence: z.int().check(z.nonnegative()),
  token: z.optional(
    z.object({ secret: z.string().check(z.minLength(1)), issuedAt: z.number(), expiresAt: z.number() }),
  ),
  refreshToken: z.optional(
    z.object({
      secret: z.string().check(z.minLength(1)),
      number: z.int().check(z.positive()),
      signIns: z.array(z.string()),
      isSent: z.boolean(),
    }),
  ),
  encryptedWith: z.optional(z.string()),
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
 * @throws {TokenStoreError} the JSON is not a record
 */
export function parseRecord(id: string, json: string): TokenRecord {
  const { key, ...others } = parseSecretJson(recordSchema, json, `the record of ${id}`)
  return { id: key, ...others }
}

/**
 * Parses JSON that holds a secret: no error quotes any of it.
 *
 * @param name noun phrase for `json` in an error
 * @throws {TokenStoreError} the text is not JSON, or does not have the shape of the schema
 */
export function parseSecretJson<T>(schema: z.ZodMiniType<T>, json: string, name: string): T {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // The error has no cause: a SyntaxError quotes the text at the error, and the secret with it.
    throw new TokenStoreError(`${name} is not JSON: restore it in the store, or delete it`)
  }
  const { data, error } = schema.safeParse(value)
  if (error) {
    // The error of zod is not the cause: a program may set a text for all its errors, which quotes the value.
    const fields = [...new Set(error.issues.map(({ path }) => path.join('.')))].join(', ')
    throw new TokenStoreError(
      `${name} is not a record (wrong: ${fields || 'all'}): restore it in the store, or delete it`,
    )
  }
  return data
}

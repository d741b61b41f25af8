import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './tables.ts'

/** Time for which a key stands for one request, in ms. The job runner's own `dedupeMs` is the same. */
export const keptMs: number = 24 * 60 * 60_000

export interface Idempotency {
  /**
   * Binds a user's key to its request, for 24 h.
   *
   * @returns what stands for the request in the job runner; undefined when the key has asked for something else
   */
  bind(ask: {
    readonly telegramId: string
    readonly key: string
    readonly route: string
    readonly body: object
  }): Promise<string | undefined>
}

/** Creates the keys of requests. They are stored, so that each API on the database knows them. */
export function createIdempotency(database: Database, { now }: { readonly now: () => number }): Idempotency {
  return {
    async bind({ telegramId, key, route, body }) {
      const request = digest(`${route}\n${JSON.stringify(body)}`)
      const at = now()
      const hasEnded = sql<boolean>`idempotency.at <= ${at - keptMs}`
      // This is one statement, so that one of two simultaneous requests is first: a key that has ended is taken over.
      const bound = await database
        .insertInto('idempotency')
        .values({ telegram_id: telegramId, key, request, at })
        .onConflict((conflict) =>
          conflict.columns(['telegram_id', 'key']).doUpdateSet({
            request: sql<string>`CASE WHEN ${hasEnded} THEN excluded.request ELSE idempotency.request END`,
            at: sql<number>`CASE WHEN ${hasEnded} THEN excluded.at ELSE idempotency.at END`,
          }),
        )
        .returning('request')
        .executeTakeFirst()
      // The key is stored as a digest: it is the client's text, and goes to the job runner's store.
      return bound?.request === request ? digest(`${telegramId}\n${key}`) : undefined
    },
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

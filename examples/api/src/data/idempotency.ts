import { createHash } from 'node:crypto'
import type { Database } from './database.ts'

/** How long a key stands for one request. The job runner's own `dedupeMs` is the same. */
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
  }): string | undefined
}

export function createIdempotency(database: Database, { now }: { readonly now: () => number }): Idempotency {
  // This is one statement, so that one of two simultaneous requests is first: a key that has ended is taken over.
  const bindKey = database.prepare(`
    INSERT INTO idempotency (telegram_id, key, request, at) VALUES (:telegramId, :key, :request, :now)
    ON CONFLICT (telegram_id, key) DO UPDATE SET
      request = iif(at <= :now - ${keptMs}, excluded.request, request),
      at = iif(at <= :now - ${keptMs}, excluded.at, at)
    RETURNING request`)
  return {
    bind({ telegramId, key, route, body }) {
      const request = digest(`${route}\n${JSON.stringify(body)}`)
      const bound = bindKey.get({ telegramId, key, request, now: now() })
      // The key is stored as a digest: it is the client's text, and goes to the job runner's store.
      return bound?.['request'] === request ? digest(`${telegramId}\n${key}`) : undefined
    },
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

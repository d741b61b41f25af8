import type { Generated, Kysely } from 'kysely'

/** The service's own records, on SQLite or PostgreSQL. The jobs and the token lie in files of their own, or in Redis. */
export type Database = Kysely<Tables>

/** Columns as both databases have them. Instants are in ms since 1970. */
export interface Tables {
  readonly users: {
    readonly telegram_id: string
    readonly name: string
    readonly role: string
    /** Whether the user may act: 1, or 0 for one who is blocked. */
    readonly is_active: number
    readonly registered_at: number
  }
  readonly audit: {
    readonly id: Generated<number>
    readonly at: number
    readonly actor: string
    readonly action: string
    readonly detail: string
    readonly request_id: string
  }
  readonly idempotency: {
    readonly telegram_id: string
    readonly key: string
    readonly request: string
    readonly at: number
  }
  readonly instruments: {
    readonly exchange: string
    readonly symbol: string
    readonly board: string | null
    readonly name: string
    readonly english_name: string | null
    readonly standard_code: string | null
    readonly kind: string
  }
  readonly user_settings: {
    readonly telegram_id: string
    readonly name: string
    readonly value: string
  }
}

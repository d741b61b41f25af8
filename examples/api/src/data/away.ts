/** PostgreSQL gives no answer, or cannot work at the moment. The same call may succeed later. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError'
  readonly code = 'DATABASE_AWAY'
}

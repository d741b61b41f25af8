/** A command came from a person who had seen an earlier mode of the trader. It has changed nothing. */
export class StaleCommandError extends Error {
  override readonly name = 'StaleCommandError'
  readonly code = 'DESK_STALE_COMMAND'
  constructor() {
    super("seenAt: the trader's mode has changed since; read the state, and command again")
  }
}

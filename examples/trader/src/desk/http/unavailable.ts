/** The trader of a desk does not answer, or refuses. What became of a command is not known: read the state. */
export class DeskUnavailableError extends Error {
  override readonly name = 'DeskUnavailableError'
  readonly code = 'DESK_UNAVAILABLE'
}

/** Runs works one after the other, in the order of their calls. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Creates turns of their own. A work that fails does not stop those after it. */
export function createTurns(): InTurn {
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }
}

/** Faults that wait, each for a number of times. */
export interface FaultQueue<Match, Subject, Fault> {
  add(match: Match, fault: Fault, times: number): void
  /** Returns the first fault that is due for the subject and counts it as used; undefined if no fault matches. */
  take(subject: Subject): Fault | undefined
}

/** Creates a queue of faults. @param matches returns whether a fault with that match is due for a subject */
export function createFaultQueue<Match, Subject, Fault>(
  matches: (match: Match, subject: Subject) => boolean,
): FaultQueue<Match, Subject, Fault> {
  let waiting: { readonly match: Match; readonly fault: Fault; times: number }[] = []
  return {
    add: (match, fault, times) => void waiting.push({ match, fault, times }),
    take(subject) {
      const due = waiting.find(({ match }) => matches(match, subject))
      if (due === undefined) return undefined
      due.times -= 1
      waiting = waiting.filter(({ times }) => times > 0)
      return due.fault
    },
  }
}

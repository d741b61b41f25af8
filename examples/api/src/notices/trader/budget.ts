/** Most notices of one kind in an hour of the clock. */
export const mostInHour = 30

const hourMs = 60 * 60_000

/** Bounds how many notices of each kind an hour has. */
export interface Budget {
  /** Takes one notice of a kind. @returns `sent`; `last` for the first one beyond the bound, and `over` for those after it */
  take(kind: string): 'sent' | 'last' | 'over'
  /** Returns the number of the hour, which is the same in every process. */
  hour(): number
}

export function createBudget({ now }: { readonly now: () => number }): Budget {
  let counts = new Map<string, number>()
  let countedIn = 0
  const hour = () => Math.floor(now() / hourMs)
  return {
    hour,
    take(kind) {
      if (hour() !== countedIn) {
        countedIn = hour()
        counts = new Map()
      }
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      if (count <= mostInHour) return 'sent'
      return count === mostInHour + 1 ? 'last' : 'over'
    },
  }
}

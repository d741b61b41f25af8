/** Most notices of one kind in an hour of the clock. */
export const mostInHour = 30

const hourMs = 60 * 60_000

/** Bounds how many notices of each kind an hour has. */
export interface Budget {
  /** Takes one notice of a kind. @returns `sent`; `last` for the first one beyond the bound, and `over` for those after it */
  take(kind: string): 'sent' | 'last' | 'over'
  /** Takes one back that was not sent. */
  giveBack(kind: string): void
  /** Returns the number of the hour, which is the same in every process. */
  hour(): number
}

/** Creates a budget of `mostInHour` notices of each kind. */
export function createBudget({ now }: { readonly now: () => number }): Budget {
  let counts = new Map<string, number>()
  let countedIn = 0
  const hour = () => Math.floor(now() / hourMs)

  function add(kind: string, change: 1 | -1): number {
    if (hour() !== countedIn) {
      countedIn = hour()
      counts = new Map()
    }
    const count = Math.max(0, (counts.get(kind) ?? 0) + change)
    counts.set(kind, count)
    return count
  }

  return {
    hour,
    take(kind) {
      const count = add(kind, 1)
      if (count <= mostInHour) return 'sent'
      return count === mostInHour + 1 ? 'last' : 'over'
    },
    giveBack: (kind) => void add(kind, -1),
  }
}

/** Which buttons were pressed already: one tap can arrive as two presses with different ids, and both carry its nonce. */
export interface PressMemory {
  /** @returns false when it was taken before */
  take(nonce: string): boolean
  /** What it asked for was not done: it may be pressed again. */
  giveBack(nonce: string): void
}

/** Longer ago than that, the port knows the nonce as the idempotency key. */
const mostRemembered = 10_000

export function createPressMemory(): PressMemory {
  const taken = new Set<string>()
  return {
    take(nonce) {
      if (taken.has(nonce)) return false
      taken.add(nonce)
      const [oldest] = taken
      if (taken.size > mostRemembered && oldest !== undefined) taken.delete(oldest)
      return true
    },
    giveBack: (nonce) => void taken.delete(nonce),
  }
}

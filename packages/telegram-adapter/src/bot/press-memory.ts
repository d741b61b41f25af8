/** Memory of the buttons that were pressed: one tap can arrive as two presses with different ids, and both carry its nonce. */
export interface PressMemory {
  /** Takes a nonce. @returns false when it was taken before */
  take(nonce: string): boolean
  /** Releases the nonce of a press whose act was not done: the button may be pressed again. */
  giveBack(nonce: string): void
}

/** Nonces that are remembered. The port recognizes an older one as an idempotency key. */
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

/** Tap of a user on a button. */
export interface Tap {
  readonly nonce: string
  readonly telegramId: string
}

/**
 * Memory of the buttons that were pressed: one tap can arrive as two presses with different ids, and both carry its nonce. In a
 * group several users see one button, and the tap of one is not the tap of another.
 */
export interface PressMemory {
  /** Takes a tap. @returns false when it was taken before */
  take(tap: Tap): boolean
  /** Releases a tap whose act was not done: the user may press the button again. */
  giveBack(tap: Tap): void
}

/** Taps that are remembered. The port recognizes an older one by its nonce, which is its idempotency key. */
const mostRemembered = 10_000

export function createPressMemory(): PressMemory {
  const taken = new Set<string>()
  return {
    take(tap) {
      const key = keyOf(tap)
      if (taken.has(key)) return false
      taken.add(key)
      const [oldest] = taken
      if (taken.size > mostRemembered && oldest !== undefined) taken.delete(oldest)
      return true
    },
    giveBack: (tap) => void taken.delete(keyOf(tap)),
  }
}

const keyOf = ({ nonce, telegramId }: Tap): string => `${telegramId} ${nonce}`

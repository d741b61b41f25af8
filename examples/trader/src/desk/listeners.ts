import type { Portfolio } from '../portfolio.ts'
import type { Desk, DeskEvent } from './desk.ts'

/** Listeners of a desk. */
export interface DeskListeners extends Pick<Desk, 'listen'> {
  /** Calls each listener. An error of one is logged: a decision or a command emits the event, and must not fail with it. */
  emit(event: DeskEvent): void
  clear(): void
}

export function createDeskListeners({ log }: Pick<Portfolio, 'log'>): DeskListeners {
  const listeners = new Set<(event: DeskEvent) => void>()
  return {
    emit(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event)
        } catch (error) {
          log.warn({ error: error instanceof Error ? error.name : typeof error }, 'DESK_LISTENER_FAILED')
        }
      }
    },
    listen(listener) {
      // A listener of its own for each call, also of the same function.
      const own = (event: DeskEvent) => listener(event)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    clear: () => listeners.clear(),
  }
}

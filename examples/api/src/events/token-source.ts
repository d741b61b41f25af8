import type { Clock } from '@stockeye/job-runner'
import type { TokenManager } from '@stockeye/token-manager'
import type { Emit } from './feed-event.ts'

/** Time between two looks at the phase, in ms: it changes with the time alone, too. */
const lookMs = 2_000

/** Emits the state of the token, which never holds the token itself, and then each change. @returns a function that ends it */
export function watchToken(
  { tokens, clock }: { readonly tokens: Pick<TokenManager, 'status' | 'on'>; readonly clock: Clock },
  emit: Emit,
): () => void {
  let timer: unknown
  let shown = ''

  function look(): void {
    const { phase, token } = tokens.status()
    const state = { phase, generation: token?.generation ?? null, expiresAt: token?.expiresAt ?? null }
    const text = JSON.stringify(state)
    if (text === shown) return
    shown = text
    emit({ name: 'token', key: '', data: { ...state, at: clock.now() } })
  }

  function lookAgain(): void {
    look()
    timer = clock.setTimeout(lookAgain, lookMs)
  }

  lookAgain()
  const stops = (['rotated', 'expiring', 'expired', 'refresh-failed'] as const).map((event) => tokens.on(event, look))
  return () => {
    clock.clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

import type { KisClient } from '../client/client.ts'
import { createKisClient } from '../client/create-client.ts'
import type { SteppedClock } from '../simulator/clocks/stepped.ts'
import { type Asked, type Scripted, scriptConnection } from './scripted-kis.test-kit.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

/** Creates a client whose calls `answer` answers; its tokens and its clock come from a simulator. */
export async function startScriptedClient(
  answer: (asked: Asked, count: number) => Scripted,
  { startAt }: { readonly startAt?: number } = {},
): Promise<{ kis: KisClient; asked: readonly Asked[]; settle: SteppedClock['settle'] }> {
  const { options, settle } = await startSteppedKis({
    environment: 'real',
    ...(startAt !== undefined && { startAt }),
  })
  const { connect, asked } = scriptConnection(answer)
  return { kis: createKisClient({ ...options, connect }), asked, settle }
}

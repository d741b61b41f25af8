import { onTestFinished } from 'vitest'
import type { KisClient } from '../client/client.ts'
import { createKisClient } from '../client/create-client.ts'
import type { Environment } from '../environment.ts'
import { type Asked, type Scripted, scriptConnection } from './scripted-kis.test-kit.ts'
import { type SteppedKis, startSteppedKis } from './stepped-kis.test-kit.ts'

export interface ScriptedClient extends Pick<SteppedKis, 'settle'> {
  readonly kis: KisClient
  readonly asked: readonly Asked[]
}

/** Creates a client whose calls `answer` answers; its tokens and its clock come from a simulator. Closes it when the test ends. */
export async function startScriptedClient(
  answer: (asked: Asked, count: number) => Scripted,
  {
    environment = 'real',
    product = '01',
    ...times
  }: { readonly environment?: Environment; readonly product?: string; readonly startAt?: number } = {},
): Promise<ScriptedClient> {
  const { options, settle } = await startSteppedKis({ environment, ...times })
  const { connect, asked } = scriptConnection(answer)
  const credentials = { ...options.credentials, account: `12345678-${product}` }
  const kis = createKisClient({ ...options, credentials, connect })
  onTestFinished(() => kis.close())
  return { kis, asked, settle }
}

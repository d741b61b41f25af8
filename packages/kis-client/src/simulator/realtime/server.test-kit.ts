import { onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Environment } from '../../environment.ts'
import { createSteppedClock, type SteppedClock } from '../clocks/stepped.ts'
import { fakeCredentials } from '../gateway/fake-secrets.ts'
import { createTokens } from '../gateway/tokens.ts'
import { createSettings, type SimulatorSettings } from '../settings.ts'
import { openClient, requestOf, type TestClient } from './client.test-kit.ts'
import type { LiveFeeds, LiveTopic } from './live-feeds.ts'
import { type RealtimeServer, startRealtimeServer } from './server.ts'

export const startedAt: number = Date.parse('2026-10-19T10:00:00+09:00')
const secondMs = 1_000

/** Feeds of a test: each key has `rowsAt` rows each second, and notices come when the test adds them. */
export interface ScriptedFeeds extends LiveFeeds {
  /** Adds a row to the notices, at an instant. */
  notify(at: number, row: readonly string[]): void
}

/** Creates feeds that know every key but `UNKNOWN`. @param rowsAt returns the number of rows of a second @default 1 */
export function scriptFeeds(rowsAt: (at: number) => number = () => 1): ScriptedFeeds {
  const notices: { readonly at: number; readonly row: readonly string[] }[] = []
  const listeners: (() => void)[] = []
  const noticeTopic: LiveTopic = {
    nextAt: (after) => notices.find(({ at }) => at > after)?.at,
    rows: (after, until) => notices.filter(({ at }) => after < at && at <= until).map(({ row }) => row),
  }
  return {
    open(feed, key) {
      if (feed.encrypted) return key === 'simuser' ? noticeTopic : undefined
      if (key === 'UNKNOWN') return undefined
      const nextAt = (after: number) => (Math.floor(after / secondMs) + 1) * secondMs
      const rowOf = (at: number, number: number) => {
        const known = [key, new Date(at + 9 * 3_600_000).toISOString().slice(11, 19).replaceAll(':', ''), `${number}`]
        return feed.columns.map((_, index) => known[index] ?? (index === 3 ? '' : `${index}`))
      }
      return {
        nextAt,
        rows(after, until) {
          const rows: string[][] = []
          for (let at = nextAt(after); at <= until; at += secondMs)
            for (let number = 1; number <= rowsAt(at); number += 1) rows.push(rowOf(at, number))
          return rows
        },
      }
    },
    onChange(listener) {
      listeners.push(listener)
      return () => {}
    },
    notify(at, row) {
      notices.push({ at, row })
      for (const listener of listeners) listener()
    },
  }
}

/** Server of a test. */
export interface TestServer extends RealtimeServer {
  readonly clock: SteppedClock
  readonly feeds: ScriptedFeeds
  configure(settings: SimulatorSettings): void
  /** Returns a new approval key. @default index 0, the first app key */
  approve(index?: 0 | 1): string
  /** Opens a client. */
  open(path?: string): Promise<TestClient>
  /** Sends a request of a client with a valid approval key, and returns the code of the answer. */
  ask(client: TestClient, trType: '1' | '2', trId: string, key: string): Promise<string | undefined>
}

/** Starts the WebSocket server alone, on scripted feeds and a stepped clock. */
export async function startTestServer(
  options: SimulatorSettings & { readonly environment?: Environment; readonly feeds?: ScriptedFeeds } = {},
): Promise<TestServer> {
  const { environment = 'real', feeds = scriptFeeds(), ...given } = options
  const clock = createSteppedClock(startedAt)
  const settings = createSettings(given)
  const appKeys = [fakeCredentials(1), fakeCredentials(1, 1)] as const
  const tokens = createTokens({ seed: 1, credentials: appKeys[0], moreAppKeys: [appKeys[1]], limits: false })
  const server = await startRealtimeServer({
    seed: 1,
    environment,
    clock,
    settings: settings.current,
    tokens,
    feeds,
    appKeys: 2,
    port: 0,
  })
  onTestFinished(() => server.close())
  const approve = (index: 0 | 1 = 0) => {
    const { appKey: appkey, appSecret: secretkey } = appKeys[index]
    const body = JSON.stringify({ grant_type: 'client_credentials', appkey, secretkey })
    return z.object({ approval_key: z.string() }).parse(tokens.approve(body, clock.now()).body).approval_key
  }
  return {
    ...server,
    clock,
    feeds,
    approve,
    configure(change) {
      settings.change(change)
      server.settingsChanged()
    },
    open: (path = '/tryitout') => openClient(`${server.origin}${path}`),
    async ask(client, trType, trId, key) {
      client.send(requestOf(approve(), trType, trId, key))
      return (await client.answer()).body?.msg_cd
    },
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import { ackSchema } from '@stockeye/telegram-adapter/api'
import { assert } from 'vitest'
import { botSecret } from './api.test-kit.ts'

/** Trigger that an API has accepted. */
export interface Accepted {
  readonly user: string
  readonly key: string
  readonly jobId: string
  readonly runId: string
  /** Id of the request that was accepted, which its audit row has. */
  readonly requestId: string
}

export interface Load {
  /** Accepted triggers: each key was sent to both APIs. */
  readonly accepted: readonly Accepted[]
  /** Resolves when so many further requests were sent, answered or not. */
  sent(more: number): Promise<void>
  /** Resolves when so many further triggers were accepted. */
  acceptedMore(more: number): Promise<void>
  /** Ends the load. Resolves when each trigger that was sent is accepted. */
  end(): Promise<void>
}

/** Time between two triggers of a user, in ms: Telegram takes one message a second in a chat. */
const paceMs = 1_200
/** Time before a refused trigger is sent again, in ms. */
const retryMs = 100
/** Time after which a caller gives up the answer to a request, in ms. */
const patienceMs = 10_000

/** Starts a steady load: each user triggers a job again and again, with a new key, at both of two APIs. */
export function startLoad({
  apis,
  users,
}: {
  readonly apis: readonly [string, string]
  /** Job of each user, by the user's Telegram id. */
  readonly users: Readonly<Record<string, string>>
}): Load {
  const accepted: Accepted[] = []
  const ending = new AbortController()
  const sentCounter = createCounter()
  const acceptedCounter = createCounter()
  const tokens = new Map<string, string>()

  async function post(url: string, headers: Record<string, string>, body: object): Promise<Response | undefined> {
    sentCounter.count()
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(patienceMs) }
    try {
      const answer = await fetch(url, init)
      // The only refusal is the one of a server that is away.
      if (answer.status !== 503) return answer
      await answer.arrayBuffer()
    } catch {
      // The API was killed.
    }
    return undefined
  }

  /** Asks the APIs in turn until one of them gives an answer that is not 503. */
  async function answerOf(urls: readonly string[], path: string, headers: Record<string, string>, body: object) {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await post(`${urls[attempt % urls.length]}${path}`, headers, body)
      if (answer !== undefined) return answer
      await wait(retryMs)
    }
  }

  async function tokenOf(user: string): Promise<string> {
    const known = tokens.get(user)
    if (known !== undefined) return known
    const answer = await answerOf(
      apis,
      '/api/v1/auth/bot/token',
      { 'x-bot-secret-key': botSecret },
      { telegram_id: user },
    )
    const { access_token: token } = Object(await answer.json())
    tokens.set(user, token)
    return token
  }

  async function trigger(user: string, jobId: string, key: string, urls: readonly string[]) {
    const headers = { authorization: `Bearer ${await tokenOf(user)}`, 'idempotency-key': key }
    const answer = await answerOf(urls, `/api/v1/admin/trigger_job/${jobId}`, headers, {})
    const text = await answer.text()
    assert(answer.status === 202, `${answer.status} ${text}`)
    const { runId } = ackSchema.parse(JSON.parse(text))
    accepted.push({ user, key, jobId, runId, requestId: answer.headers.get('x-request-id') ?? '' })
    acceptedCounter.count()
  }

  async function play(user: string, jobId: string): Promise<void> {
    const asked: Promise<void>[] = []
    for (let number = 0; !ending.signal.aborted; number += 1) {
      const key = `${user}-${number}`
      const [first, second] = number % 2 === 0 ? apis : apis.toReversed()
      // The same key arrives at both APIs at once. The user waits for the answer of one of them only.
      const atBoth = [
        trigger(user, jobId, key, [first, second].map(String)),
        trigger(user, jobId, key, [String(second)]),
      ]
      asked.push(...atBoth)
      await Promise.race(atBoth)
      await wait(paceMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
    await Promise.all(asked)
  }

  const played = Promise.all(Object.entries(users).map(([user, jobId]) => play(user, jobId)))
  // A failure is the one of `end`.
  played.catch(() => undefined)
  return {
    accepted,
    sent: (more) => Promise.race([sentCounter.more(more), failure(played)]),
    acceptedMore: (more) => Promise.race([acceptedCounter.more(more), failure(played)]),
    async end() {
      ending.abort()
      await played
    },
  }
}

/** Rejects with the failure of the load, and does not resolve. */
const failure = (played: Promise<unknown>): Promise<never> => played.then(() => new Promise<never>(() => {}))

function createCounter() {
  let counted = 0
  const waiting = new Set<() => void>()
  return {
    count() {
      counted += 1
      for (const look of waiting) look()
    },
    more(count: number): Promise<void> {
      const goal = counted + count
      return new Promise((resolve) => {
        const look = () => {
          if (counted < goal) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
    },
  }
}

import { type SimulatedKis, startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { createKisClient, createLocalPacer, getQuote, kisTokenIssuer, type SessionBuilt } from '@stockeye/kis-client'
import { inquirePrice } from '@stockeye/kis-client/endpoints/domestic-stock'
import {
  createTokenManager,
  memoryStore,
  type Token,
  type TokenManager,
  type TokenSource,
} from '@stockeye/token-manager'
import { oneToken } from './one-token.ts'
import { createSteps, given, nameOf, type Step } from './steps.ts'

/** First instant of the check, in ms since 1970: a Monday, an hour after the opening of KRX. */
export const startAt: number = Date.parse('2026-10-19T10:00:00+09:00')

const minuteMs = 60_000
const samsung = { symbol: '005930' }
/** Age at which a token can be replaced, in ms: KIS returns the same token for six hours. */
const ageMs = 361 * minuteMs

/** Options of `checkOnSimulator`. */
export interface SimulatorCheckOptions {
  /** Returns the source of the client's tokens. @default the manager itself */
  readonly tokensFor?: (manager: TokenManager) => TokenSource | Promise<TokenSource>
}

/**
 * Runs the incident in eight steps: a token dies, a client fails with it, the token is renewed, and the same client
 * goes on.
 */
export async function checkOnSimulator(options: SimulatorCheckOptions = {}): Promise<readonly Step[]> {
  const kis = await startSimulatedKis({ at: startAt })
  const manager = createTokenManager({
    issuer: kisTokenIssuer(kis.options),
    store: memoryStore({ clock: kis.clock }),
    clock: kis.clock,
  })
  try {
    return await check(kis, manager, options)
  } finally {
    await manager.close()
    await kis.simulator.close()
  }
}

async function check(
  { clock, simulator, options, settle }: SimulatedKis,
  manager: TokenManager,
  { tokensFor = (manager) => manager }: SimulatorCheckOptions,
): Promise<readonly Step[]> {
  const steps = createSteps()
  // All clients of an app key share one limit.
  const pacer = createLocalPacer({ clock })
  const clientWith = (tokens: TokenSource) => createKisClient({ ...options, tokens, pacer })

  const first = await steps.take('read the token’s state', 'fresh, generation 1', async () => {
    await settle(manager.start())
    const value = await manager.get()
    const { phase } = manager.status()
    const ok = phase === 'fresh' && value.generation === 1
    return { seen: `${phase}, generation ${value.generation}`, ok, value }
  })

  await steps.take('let it expire, 6 h 1 min on', `KIS: ${refusal}; the manager, not informed: fresh`, async () => {
    const token = given(first, 'token')
    await clock.runUntil(token.issuedAt + ageMs)
    simulator.killToken()
    const answer = await askOnce(clientWith(oneToken(token)))
    const { phase } = manager.status()
    return { seen: `KIS: ${answer}; the manager, not informed: ${phase}`, ok: answer === refusal && phase === 'fresh' }
  })

  const sessions: SessionBuilt[] = []
  const rejected: Token[] = []
  const client = await steps.take('build a client on it', 'its session has generation 1', async () => {
    const value = clientWith(hold(await tokensFor(manager), rejected))
    value.on('session', (built) => sessions.push(built))
    // The manager emits its token to a late listener too, which makes a client build its session.
    await settle(Promise.resolve())
    const [session, ...more] = sessions
    const seen = session ? `its session has generation ${session.generation}` : 'it has no session'
    return { seen, ok: session?.generation === 1 && more.length === 0, value }
  })

  let answered = 0
  let failed = 0
  async function ask() {
    try {
      const quote = await settle(getQuote(given(client, 'client'), samsung))
      answered += 1
      return quote
    } catch (error) {
      failed += 1
      throw error
    }
  }

  await steps.take('ask a price', `${refusal}; the client rejects generation 1`, async () => {
    const seen = await ask().then(({ price }) => `${price} won`, nameOf)
    const generations = [...new Set(rejected.map(({ generation }) => generation))]
    const ok = seen === refusal && generations.length === 1 && generations[0] === 1
    return { seen: `${seen}; the client rejects generation ${generations.join(' and ') || 'none'}`, ok }
  })

  const sessionsThen = await steps.take('renew the token', 'generation 2, another token', async () => {
    // The rejections of the client in step 4 reach the manager now.
    for (const token of rejected) await manager.reject(token)
    // The session must exist when the token is returned, not some time later.
    const renewed = manager.get().then((token) => ({ token, sessions: [...sessions] }))
    const { token, sessions: value } = await settle(renewed)
    const isOther = token.fingerprint !== first?.fingerprint
    const seen = `generation ${token.generation}, ${isOther ? 'another' : 'the same'} token`
    return { seen, ok: token.generation === 2 && isOther, value }
  })

  await steps.take('look at the client', 'rebuilt for generation 2 instead of 1', async () => {
    const latest = given(sessionsThen, 'renewed token').at(-1)
    const seen =
      latest?.replaces === undefined
        ? 'not rebuilt'
        : `rebuilt for generation ${latest.generation} instead of ${latest.replaces}`
    return { seen, ok: latest?.generation === 2 && latest.replaces === 1 }
  })

  await steps.take('ask again', 'a price, at try 1', async () => {
    const before = simulator.calls({ path: inquirePrice.path }).length
    const { price } = await ask()
    const tries = simulator.calls({ path: inquirePrice.path }).length - before
    return { seen: `${price} won, at try ${tries}`, ok: Number(price) > 0 && tries === 1 }
  })

  await steps.take('sum up', summary({ issued: 2, rebuilt: 1, failed: 1, answered: 1 }), async () => {
    const issued = simulator.calls({ path: '/oauth2/tokenP' }).filter(({ status }) => status === 200).length
    const rebuilt = sessions.filter(({ replaces }) => replaces !== undefined).length
    const ok = issued === 2 && rebuilt === 1 && failed === 1 && answered === 1
    return { seen: summary({ issued, rebuilt, failed, answered }), ok }
  })

  await client?.close()
  return steps.list()

  /** Returns the result of one request, of a client for that request only. */
  async function askOnce(once: ReturnType<typeof clientWith>): Promise<string> {
    const seen = await settle(getQuote(once, samsung)).then(({ price }) => `${price} won`, nameOf)
    await once.close()
    return seen
  }
}

/** Code of KIS for an expired token. */
const refusal = 'EGW00123'

const summary = (counts: Readonly<Record<'issued' | 'rebuilt' | 'failed' | 'answered', number>>) =>
  `issues ${counts.issued}, rebuilds ${counts.rebuilt}, failures ${counts.failed}, prices ${counts.answered}`

/** Holds the rejections of the client back. Otherwise its first read would renew the token by itself, and not fail. */
const hold = (tokens: TokenSource, rejected: Token[]): TokenSource => ({
  get: (options) => tokens.get(options),
  on: (event, listener) => tokens.on(event, listener),
  async reject(token) {
    rejected.push(token)
  },
})

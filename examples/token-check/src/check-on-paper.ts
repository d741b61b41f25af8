import {
  type Connection,
  createKisClient,
  createLocalPacer,
  getQuote,
  type KisCredentials,
  type KisHosts,
  kisTokenIssuer,
} from '@stockeye/kis-client'
import {
  type Clock,
  createTokenManager,
  isTokenError,
  memoryStore,
  systemClock,
  type Token,
  type TokenSource,
} from '@stockeye/token-manager'
import { oneToken } from './one-token.ts'
import { createSteps, given, nameOf, type Step } from './steps.ts'

const samsung = { symbol: '005930' }
const minuteMs = 60_000

/** Options of `checkOnPaper`. */
export interface PaperCheckOptions {
  /** Credentials of a paper trading account. */
  readonly credentials: KisCredentials
  /** Hosts of KIS. @default KIS's own, for paper trading */
  readonly hosts?: KisHosts
  /** Opens a connection. @default undici */
  readonly connect?: (origin: string) => Connection
  /** Source of time. @default systemClock */
  readonly clock?: Clock
}

/**
 * Checks the token of an account at KIS, as far as paper trading can show it. It waits for about a minute, because KIS
 * issues one token a minute.
 *
 * @throws {KisInputError} a credential has the wrong form
 */
export async function checkOnPaper(options: PaperCheckOptions): Promise<readonly Step[]> {
  const { clock = systemClock } = options
  const base = { ...options, environment: 'paper', clock } as const
  const manager = createTokenManager({ issuer: kisTokenIssuer(base), store: memoryStore({ clock }), clock })
  const pacer = createLocalPacer({ clock })
  const client = createKisClient({ ...base, tokens: manager, pacer })
  const steps = createSteps()

  const priceOf = async (asker: typeof client) => {
    const { price } = await getQuote(asker, samsung)
    return { seen: `${price} won`, ok: Number(price) > 0 }
  }
  const withClient = async <T>(tokens: TokenSource, use: (asker: typeof client) => Promise<T>) => {
    const asker = createKisClient({ ...base, tokens, pacer })
    try {
      return await use(asker)
    } finally {
      await asker.close()
    }
  }

  try {
    const first = await steps.take('read the token’s state', 'a token that is good', async () => {
      await manager.start()
      const value = await manager.get()
      const { phase } = manager.status()
      const leftMinutes = Math.floor((value.expiresAt - clock.now()) / minuteMs)
      const seen = `${phase}, ${Math.floor(leftMinutes / 60)} h ${leftMinutes % 60} min left`
      return { seen, ok: phase !== 'expired', value }
    })

    await steps.take('ask a price', 'a price', () => priceOf(client))

    await steps.take('ask with a garbled token', 'EGW00121, EGW00122 or EGW00123', async () => {
      const seen = await withClient(oneToken(garble(given(first, 'token'))), priceOf).then(({ seen }) => seen, nameOf)
      return { seen, ok: /^EGW0012[123]$/.test(seen) }
    })

    const rejected = await steps.take('reject the token', 'the manager: expired', async () => {
      const value = await manager.get()
      await manager.reject(value)
      const { phase } = manager.status()
      return { seen: `the manager: ${phase}`, ok: phase === 'expired', value }
    })

    const back = await steps.take('get a token again', 'the same token, or after 6 h another', async () => {
      const token = given(rejected, 'token')
      try {
        const value = await manager.get()
        return { seen: `another, generation ${value.generation}`, ok: value.fingerprint !== token.fingerprint, value }
      } catch (error) {
        if (!(isTokenError(error) && error.code === 'TOKEN_UNCHANGED')) throw error
        return { seen: `the same token: ${error.code}`, ok: error.fingerprint === token.fingerprint, value: token }
      }
    })

    // The manager is not asked: it serves no token after the rejection, which was only a test, until KIS issues another
    // one.
    await steps.take('ask a price with that token', 'a price', () =>
      withClient(oneToken(given(back, 'token')), priceOf),
    )
  } finally {
    await client.close()
    await manager.close()
  }
  return steps.list()
}

/** Returns a token that KIS has never issued. */
const garble = (token: Token): Token => ({
  ...token,
  fingerprint: 'garbled',
  secret: [...token.secret].reverse().join(''),
})

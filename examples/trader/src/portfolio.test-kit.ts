import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { createSteppedClock, startSimulator, steppedConnection } from '@stockeye/kis-client/simulator'
import { createTokenManager } from '@stockeye/token-manager'
import { onTestFinished } from 'vitest'
import { createOrderJournal } from './order-journal.ts'
import type { Portfolio } from './portfolio.ts'
import { watchlist } from './watchlist.ts'

/** Starts a portfolio on a simulator of its own, on stepped time, whose log is `lines`. */
export async function startPortfolio({ at }: { readonly at: string }) {
  const clock = createSteppedClock(Date.parse(at))
  const simulator = await startSimulator({ clock, market: 'krx' })
  const { hosts, appKey, appSecret, account } = simulator
  const base = {
    environment: 'paper',
    credentials: { appKey, appSecret, account },
    hosts,
    connect: steppedConnection(clock),
    clock,
  } as const
  const tokens = createTokenManager({ issuer: kisTokenIssuer(base), clock })
  const kis = createKisClient({ ...base, tokens })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  const lines: string[] = []
  const note = (_fields: object, message: string) => void lines.push(message)
  const log = { info: note, warn: note, error: note }
  const portfolio: Portfolio = { kis, tokens, clock, log, journal: createOrderJournal(), watchlist }
  /** Lets time go on until `work` has settled. */
  const settle = async <T>(work: Promise<T>): Promise<T> => {
    const done = work.then(
      () => true,
      () => true,
    )
    while (!(await Promise.race([done, clock.runUntil(clock.now() + 1_000).then(() => false)])));
    return work
  }
  return { portfolio, clock, simulator, settle, lines }
}

import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { createTokenManager } from '@stockeye/token-manager'
import { onTestFinished } from 'vitest'
import { createOrderJournal } from './order-journal.ts'
import type { Portfolio } from './portfolio.ts'
import { watchlist } from './watchlist.ts'

/** Starts a portfolio on a simulator of its own, on stepped time. Its log is `lines`. */
export async function startPortfolio({ at }: { readonly at: string }) {
  const { clock, simulator, options, settle } = await startSimulatedKis({ at: Date.parse(at), hours: 'exchange' })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), clock })
  const kis = createKisClient({ ...options, tokens })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  const lines: string[] = []
  const note = (_fields: object, message: string) => void lines.push(message)
  const log = { debug: note, info: note, warn: note, error: note }
  const portfolio: Portfolio = { kis, tokens, clock, log, journal: createOrderJournal(), watchlist }
  return { portfolio, clock, simulator, settle, lines }
}

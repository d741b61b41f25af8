import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { allFeeds } from '../../endpoints/feeds.gen.ts'
import { mondayAt, startScene } from './stream.test-kit.ts'

const catalogue = z
  .array(z.object({ trIdReal: z.string(), key: z.object({ examples: z.array(z.string()).optional() }) }))
  .parse(JSON.parse(readFileSync(new URL('../../../catalog/websocket.json', import.meta.url), 'utf8')))
const examples = new Map(catalogue.map(({ trIdReal, key }) => [trIdReal, key.examples]))

/** Keys of shares that NXT trades, for the feeds whose examples in the catalogue are other ones. */
const keyOf = (trId: string): string => {
  if (trId.startsWith('HDFSASP1')) return 'DHKS00700'
  if (trId.startsWith('HDFS')) return 'DNASAAPL'
  if (/^H0(ST|NX|UN)/.test(trId)) return trId === 'H0STNAV0' ? '069500' : '005930'
  return examples.get(trId)?.[0] ?? '005930'
}
const marketData = allFeeds.filter(({ encrypted }) => !encrypted)
const isAtNight = ({ real }: { readonly real: string }) => /^(H0MF|H0EU|HDFS(CNT0|ASP0))/.test(real)

/** Feeds without rows on that day: the single-price market has ended, no interruption comes, and NXT holds no auction. */
const silent = ['H0STOAA0', 'H0STOUP0', 'H0STOAC0', 'H0STVIC0', 'H0UNVIC0', 'H0NXANC0']

/** Time and feeds of each part: a session has 41 places. */
const parts = {
  'from the closing auction on': { at: '15:19:00', feeds: marketData.filter((feed) => !isAtNight(feed)).slice(0, 30) },
  'from the close on': { at: '15:19:00', feeds: marketData.filter((feed) => !isAtNight(feed)).slice(30) },
  'at night': { at: '23:40:00', feeds: marketData.filter(isAtNight) },
} as const

describe('a stream of every feed', () => {
  it.each(Object.entries(parts))('decodes the rows of the feeds of the simulator %s', async (_, { at, feeds }) => {
    const { clock, stream, unreadable, pass } = await startScene({ environment: 'real' }, {}, mondayAt(at))
    const rows = new Map<string, number>()
    const listenings = feeds.map((feed) =>
      stream.listen(feed, keyOf(feed.real), ({ key }) => {
        if (key === keyOf(feed.real)) rows.set(feed.real, (rows.get(feed.real) ?? 0) + 1)
      }),
    )
    await clock.settle(Promise.all(listenings.map((listening) => listening.whenLive())))
    await pass(1_200_000)

    expect(unreadable).toEqual([])
    expect(feeds.map(({ real }) => real).filter((trId) => !rows.has(trId) && !silent.includes(trId))).toEqual([])
  })
})

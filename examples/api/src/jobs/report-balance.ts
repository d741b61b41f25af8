import type { JobDefinition, Recipient } from '@stockeye/job-runner'
import { getBalance, type KisClient, listPositions } from '@stockeye/kis-client'

/** Reports the balance of the account to the admins, after KRX has closed. */
export const reportBalanceJob = ({
  kis,
  recipients,
}: {
  readonly kis: KisClient
  readonly recipients: readonly Recipient[]
}): JobDefinition => ({
  id: 'report_balance',
  name: '일일 잔고 보고',
  schedule: { cron: '0 16 * * 1-5', zone: 'Asia/Seoul' },
  recipients,
  retry: { attempts: 3 },
  timeoutMs: 2 * 60_000,
  // The account of yesterday is out of date.
  misfireWindowMs: 60 * 60_000,
  async run({ signal }) {
    const { deposit, settled } = await getBalance(kis, { currency: 'KRW' }, { signal })
    const { positions, unreadable } = await listPositions(kis, { market: 'KRX' }, { signal })
    return {
      summary: `예수금 ${grouped(deposit)}원, 결제 후 ${grouped(settled)}원, 보유 ${positions.length + unreadable.length}종목`,
      deposit,
      settled,
      positions: positions.map(({ symbol, name, quantity }) => ({ symbol, name: name ?? null, quantity })),
    }
  },
})

const grouped = (decimal: string): string => decimal.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')

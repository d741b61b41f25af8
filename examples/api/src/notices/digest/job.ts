import type { Calendar, JobDefinition, Json, Recipient } from '@stockeye/job-runner'
import { isKisError, marketDay } from '@stockeye/kis-client'
import { dailyDigestId } from '../../jobs/ids.ts'
import { thinPoints } from './chart.ts'
import { type DigestParts, readDigest } from './read.ts'
import { digestLines } from './text.ts'

/**
 * Days on which KRX is open, by the table of holidays. A day that the table does not decide counts as open: a digest too many
 * does no harm.
 */
const krxDays: Calendar = {
  zone: 'Asia/Seoul',
  until: '2999-12-31',
  day(date) {
    try {
      return marketDay('KRX', date) === 'closed' ? 'closed' : 'open'
    } catch (error) {
      if (isKisError(error) && error.code === 'KIS_INPUT') return 'open'
      throw error
    }
  },
}

/**
 * Reports the day to the admins, after KRX has closed: cash, positions, orders and fills, equity and drawdown, and trouble. Its
 * result holds the points of the picture, so that any worker can draw it.
 */
export const dailyDigestJob = ({
  recipients,
  ...parts
}: DigestParts & { readonly recipients: readonly Recipient[] }): JobDefinition => ({
  id: dailyDigestId,
  name: '일일 요약',
  schedule: { cron: '0 16 * * 1-5', zone: 'Asia/Seoul' },
  calendar: krxDays,
  recipients,
  retry: { attempts: 3 },
  timeoutMs: 2 * 60_000,
  // The account of yesterday is out of date.
  misfireWindowMs: 60 * 60_000,
  async run({ signal }): Promise<Json> {
    const digest = await readDigest(parts, { signal })
    return {
      summary: digestLines(digest).join('\n'),
      points: thinPoints(digest.desk?.points ?? []).map((point) => ({ ...point })),
    }
  },
})

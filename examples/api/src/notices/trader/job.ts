import type { JobDefinition, Json, Recipient } from '@stockeye/job-runner'
import { traderNoticeId } from '../../jobs/ids.ts'
import { readTraderNotice } from './event.ts'

/** Reports an event of the trader to the admins. It is a job, so that the notice survives a crash and is delivered once. */
export const traderNoticeJob = ({ recipients }: { readonly recipients: readonly Recipient[] }): JobDefinition => ({
  id: traderNoticeId,
  name: '트레이더 알림',
  recipients,
  overlap: 'allow',
  async run({ payload }): Promise<Json> {
    const notice = readTraderNotice(payload)
    if (notice === undefined) return { summary: '알릴 일이 없습니다' }
    return { ...notice, summary: `${notice.title}\n${notice.text}` }
  },
})

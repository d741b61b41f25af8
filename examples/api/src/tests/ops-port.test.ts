import { httpPort } from '@stockeye/telegram-adapter'
import { type PortWorld, testOpsPort } from '@stockeye/telegram-adapter/testing'
import { describe } from 'vitest'
import { admin, botSecret, startTestApi, user } from './api.test-kit.ts'

/** Returns the id of the job or the run among the parameters of a request. */
const targetOf = ({ job_id, run_id }: { readonly job_id?: string; readonly run_id?: string }): string =>
  job_id ?? run_id ?? ''

describe('the HTTP port on this API', () => {
  testOpsPort(async (): Promise<PortWorld> => {
    const { url, records, jobs, completions, finish, block, demote } = await startTestApi()
    return {
      port: httpPort({ baseUrl: url, botSecret }),
      admin,
      user,
      finish,
      block,
      demote,
      audited: () =>
        records
          .prepare('SELECT actor, detail FROM audit ORDER BY id DESC')
          .all()
          .map(({ actor, detail }) => ({ telegramId: String(actor), target: targetOf(JSON.parse(String(detail))) }))
          .toReversed(),
      async delivered(runId) {
        await jobs.waitFor(runId)
        for (;;) {
          const { pendingDeliveries } = await jobs.health()
          if (pendingDeliveries === 0) break
          await new Promise((resolve) => setImmediate(resolve))
        }
        return completions.filter((completion) => completion.runId === runId).map(({ recipient }) => recipient)
      },
    }
  })
})

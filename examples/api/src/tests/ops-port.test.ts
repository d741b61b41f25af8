import { httpPort } from '@stockeye/telegram-adapter'
import { type PortWorld, testOpsPort } from '@stockeye/telegram-adapter/testing'
import { describe } from 'vitest'
import { admin, botSecret, startTestApi, user } from './api.test-kit.ts'

describe('the HTTP port on this API', () => {
  testOpsPort(async (): Promise<PortWorld> => {
    const { url, jobs, completions, finish, block, demote } = await startTestApi()
    return {
      port: httpPort({ baseUrl: url, botSecret }),
      admin,
      user,
      finish,
      block,
      demote,
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

import { httpPort } from '@stockeye/telegram-adapter'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PortWorld, testOpsPort } from '../../../packages/telegram-adapter/src/ports/contract-suite.test-kit.ts'
import { admin, botSecret, startTestApi, user } from './api.test-kit.ts'
import { marketApi } from './contract.ts'

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
        return completions
          .filter((completion) => completion.runId === runId)
          .map(({ recipient }) => String(recipient['chatId']))
      },
    }
  })
})

it('names in each path of its own just what its parameters hold', () => {
  for (const { path, params } of Object.values(marketApi)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

    expect(Object.keys(z.toJSONSchema(params).properties ?? {})).toEqual(named)
  }
})

import type { ApiRoute, OpsApi } from '@stockeye/telegram-adapter/api'
import { expect, it } from 'vitest'
import { botApi, marketApi } from '../routes/contract.ts'
import { startTestApi } from '../tests/api.test-kit.ts'
import type { Handler, Handlers } from './mount.ts'

it('compiles no handler that is missing, of another name, or of another shape', () => {
  const given: Handler<OpsApi['checkBot']> = async () => ({ accepted: true })
  // @ts-expect-error the other rows have no handler
  const missing: Handlers<OpsApi> = { checkBot: given }
  // @ts-expect-error no row has this name
  const extra: Partial<Handlers<OpsApi>> = { checkBots: given }
  // @ts-expect-error the answer lacks what the contract says
  const shape: Handler<OpsApi['listSchedules']> = async () => ({ schedules: [] })
  // @ts-expect-error the path has no such parameter
  const params: Handler<OpsApi['getRun']> = async ({ params: { id } }) => ({ id })
  // @ts-expect-error the bot's secret names no user
  const caller: Handler<OpsApi['checkBot']> = async ({ caller: { telegramId } }) => ({ accepted: telegramId === '' })
  // @ts-expect-error an admin's row is not one for users
  const access: ApiRoute<OpsApi['getRun']>['access'] = 'user'

  expect([missing, extra, shape, params, caller, access]).toHaveLength(6)
})

it('mounts every row at the path of the contract', async () => {
  const { request } = await startTestApi()

  for (const { method, path } of [...Object.values(botApi), ...Object.values(marketApi)]) {
    const answer = await request(`/api/v1${path.replace(/\{\w+\}/g, 'x')}`, { method: method.toUpperCase() })

    expect([path, answer.status]).toEqual([path, 401])
  }
})

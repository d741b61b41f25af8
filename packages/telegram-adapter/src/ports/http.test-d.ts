import { expectTypeOf, it } from 'vitest'
import type { ApiRoute, OpsApi } from './contract.ts'
import { opsApi } from './contract.ts'
import type { httpPort } from './http.ts'

it('has no path that the contract lacks', () => {
  // @ts-expect-error the origin's bot called a path that the API did not have
  opsApi.issueToken
  // @ts-expect-error the prefix is not the caller's to leave out
  type _Prefix = Parameters<typeof httpPort>[0]['prefix']
})

it('has no body and no answer of another shape', () => {
  expectTypeOf<OpsApi['triggerJob']['body']>().toEqualTypeOf<{
    readonly chat_id?: string | undefined
    readonly thread_id?: string | undefined
    readonly language?: string | undefined
  }>()
  // @ts-expect-error a chat id is text
  const _body: OpsApi['triggerJob']['body'] = { chat_id: 7 }
  expectTypeOf(opsApi.getRun).toEqualTypeOf<ApiRoute<OpsApi['getRun']>>()
})

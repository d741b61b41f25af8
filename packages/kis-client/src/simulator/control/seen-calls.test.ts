import { expect, it } from 'vitest'
import { createCallLog } from './seen-calls.ts'

it('keeps the newest calls up to its limit, oldest first', () => {
  const log = createCallLog(3)
  for (let at = 1; at <= 8; at += 1) {
    log.note({ at, method: 'GET', path: '/uapi/hashkey' })
    expect(log.list().map((call) => call.at)).toEqual([at - 2, at - 1, at].filter((kept) => kept > 0))
  }
})

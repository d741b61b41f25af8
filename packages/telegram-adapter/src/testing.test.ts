import { expect, it } from 'vitest'
import * as testing from './testing.ts'

it('exports a fake Telegram and the limits that Telegram tells of', () => {
  expect(Object.keys(testing).sort()).toEqual(['documentedFloodLimits', 'startFakeTelegram'])
})

import { expect, it } from 'vitest'
import * as testing from './testing.ts'

it('exports a fake Telegram and the flood limits that Telegram documents', () => {
  expect(Object.keys(testing).sort()).toEqual(['documentedFloodLimits', 'startFakeTelegram'])
})

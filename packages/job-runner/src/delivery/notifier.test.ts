import { expect, it } from 'vitest'
import { requireSettings } from './notifier.ts'

it('names every setting that is missing, and takes a blank one for missing', () => {
  expect(() => requireSettings({ BOT_TOKEN: '', CHAT: ' \t', REGION: undefined, HOST: 'localhost' })).toThrow(
    'BOT_TOKEN and CHAT and REGION must be set',
  )
  expect(() => requireSettings({ HOST: 'localhost' })).not.toThrow()
})

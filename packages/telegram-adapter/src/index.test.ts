import { expect, it } from 'vitest'
import * as api from './api.ts'
import * as fakeTelegram from './fake-telegram.ts'
import * as root from './index.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  const namesOf = (entry: object) => Object.keys(entry).sort()

  expect({
    root: namesOf(root),
    api: namesOf(api),
    fakeTelegram: namesOf(fakeTelegram),
    testing: namesOf(testing),
  }).toMatchInlineSnapshot(`
    {
      "api": [
        "ackSchema",
        "apiPrefix",
        "nothingSchema",
        "opsApi",
        "problemSchema",
        "problemStatus",
        "triggerBodySchema",
      ],
      "fakeTelegram": [
        "documentedFloodLimits",
        "startFakeTelegram",
      ],
      "root": [
        "OpsError",
        "OpsInputError",
        "OpsRefusedError",
        "OpsStartError",
        "OpsTelegramError",
        "OpsUnreachableError",
        "TelegramDeliveryError",
        "createOpsBot",
        "createTelegram",
        "english",
        "html",
        "httpPort",
        "inProcessPort",
        "isOpsError",
        "korean",
        "systemClock",
        "telegramNotifier",
      ],
      "testing": [
        "slowProgress",
        "suiteJobs",
        "testOpsPort",
      ],
    }
  `)
})

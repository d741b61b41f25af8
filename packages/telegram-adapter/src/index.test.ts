import { expect, it } from 'vitest'
import * as root from './index.ts'
import * as api from './ports/contract.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  expect({ root: Object.keys(root), api: Object.keys(api), testing: Object.keys(testing) }).toMatchInlineSnapshot(`
    {
      "api": [
        "apiPrefix",
        "nothingSchema",
        "opsApi",
        "problemStatus",
        "problemSchema",
      ],
      "root": [
        "systemClock",
        "isOpsError",
        "OpsError",
        "OpsInputError",
        "OpsRefusedError",
        "OpsStartError",
        "OpsTelegramError",
        "OpsUnreachableError",
        "TelegramDeliveryError",
        "telegramNotifier",
        "createOpsBot",
        "httpPort",
        "inProcessPort",
      ],
      "testing": [
        "startFakeTelegram",
        "documentedFloodLimits",
      ],
    }
  `)
})

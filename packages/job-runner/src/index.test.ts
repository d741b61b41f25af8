import { expect, it } from 'vitest'
import * as root from './index.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  expect({ root: Object.keys(root).sort(), testing: Object.keys(testing).sort() }).toMatchInlineSnapshot(`
    {
      "root": [
        "createMemory",
        "memoryBackend",
        "systemClock",
        "addRecipients",
        "completionFor",
        "deliveryIdOf",
        "onComplete",
        "requireSettings",
        "isJobError",
        "JobBackendError",
        "JobCalendarError",
        "JobCancelledError",
        "JobError",
        "JobInputError",
        "JobLeaseLostError",
        "JobNotifierError",
        "JobRejectedError",
        "JobRunUnknownError",
        "JobStoppedError",
        "JobTimedOutError",
        "JobUnknownError",
        "cancelRun",
        "createRun",
        "endAttempt",
        "expireRun",
        "giveBackRun",
        "hasExpired",
        "isDue",
        "isFinal",
        "isSettled",
        "loseRun",
        "startRun",
        "createJobRunner",
      ],
      "testing": [
        "testBackend",
      ],
    }
  `)
})

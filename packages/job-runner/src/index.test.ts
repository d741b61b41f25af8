import { expect, it } from 'vitest'
import * as root from './index.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  expect({ root: Object.keys(root).sort(), testing: Object.keys(testing).sort() }).toMatchInlineSnapshot(`
    {
      "root": [
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
        "addRecipients",
        "cancelRun",
        "completionFor",
        "createJobRunner",
        "createMemory",
        "createRun",
        "deliveryIdOf",
        "endAttempt",
        "expireRun",
        "giveBackRun",
        "hasExpired",
        "isDue",
        "isFinal",
        "isJobError",
        "isSettled",
        "loseRun",
        "memoryBackend",
        "onComplete",
        "requireSettings",
        "startRun",
        "systemClock",
      ],
      "testing": [
        "testBackend",
      ],
    }
  `)
})

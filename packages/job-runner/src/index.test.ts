import { expect, it } from 'vitest'
import * as backend from './backend.ts'
import * as root from './index.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  expect({
    root: Object.keys(root).sort(),
    backend: Object.keys(backend).sort(),
    testing: Object.keys(testing).sort(),
  }).toMatchInlineSnapshot(`
    {
      "backend": [
        "abandonRun",
        "addRecipients",
        "cancelRun",
        "completionFor",
        "createMemory",
        "createRun",
        "deliveryIdOf",
        "endAttempt",
        "expireRun",
        "extendSkip",
        "giveBackRun",
        "hasExpired",
        "isDue",
        "isFinal",
        "isSettled",
        "lengthenSkip",
        "loseRun",
        "skipsOf",
        "startRun",
        "wantsState",
      ],
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
        "createJobRunner",
        "isFinal",
        "isJobError",
        "memoryBackend",
        "onComplete",
        "requireSettings",
        "systemClock",
      ],
      "testing": [
        "testBackend",
      ],
    }
  `)
})

import { expect, it } from 'vitest'
import { isJobError, JobStoppedError } from './errors.ts'

it('recognizes the errors of this package, and of another copy of it', () => {
  class OfAnotherCopy extends Error {
    readonly code = 'JOB_STOPPED'
  }
  Object.defineProperty(OfAnotherCopy.prototype, Symbol.for('job-runner.JobError'), { value: true })

  expect([new JobStoppedError(), new OfAnotherCopy(), new Error('x'), { code: 'JOB_STOPPED' }].map(isJobError)).toEqual(
    [true, true, false, false],
  )
})

import { expect, it } from 'vitest'
import { toRunError } from './run-error.ts'

it('makes an error of any thrown value, with no more than 2,000 letters', () => {
  const odd = Object.assign(new Error(), { message: 5, name: undefined, code: 7 })

  expect(toRunError(odd)).toEqual({ name: 'undefined', code: 'JOB_FAILED', message: '5', retryable: true })
  expect(toRunError(Object.create(null))).toMatchObject({ code: 'JOB_FAILED' })
  expect(toRunError(new Error('x'.repeat(5_000))).message).toHaveLength(2_000)
})

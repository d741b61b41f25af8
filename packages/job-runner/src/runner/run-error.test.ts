import { expect, it } from 'vitest'
import { toRunError } from './run-error.ts'

it('makes an error of any thrown value, with no more than 2,000 letters', () => {
  const odd = Object.assign(new Error(), { message: 5, name: undefined, code: 7 })

  expect(toRunError(odd)).toEqual({ name: 'undefined', code: 'JOB_FAILED', message: '5', retryable: true })
  expect(toRunError(Object.create(null))).toMatchObject({ code: 'JOB_FAILED' })
  expect(toRunError(new Error('x'.repeat(5_000))).message).toHaveLength(2_000)
})

it.each<[string, unknown]>([
  ['undefined was thrown, and no Error', undefined],
  ['null was thrown, and no Error', null],
  ['an object was thrown, and no Error', { status: 500 }],
  ['a number was thrown, and no Error', 5],
])('makes the message "%s"', (message, thrown) => {
  expect(toRunError(thrown)).toMatchObject({ code: 'JOB_FAILED', message })
})

it('keeps 200 letters of a name and of a code', () => {
  const huge = Object.assign(new Error('no'), { name: 'N'.repeat(5_000), code: 'C'.repeat(5_000) })

  expect(toRunError(huge)).toMatchObject({ name: 'N'.repeat(200), code: 'C'.repeat(200) })
})

it('makes an error of one that throws when it is read', () => {
  const hostile = Object.defineProperty(new Error(), 'message', {
    get() {
      throw new Error('no message')
    },
  })
  const withoutText = Object.assign(new Error(), { name: Object.create(null) })

  expect(toRunError(hostile)).toMatchObject({ code: 'JOB_FAILED', retryable: true })
  expect(toRunError(withoutText)).toMatchObject({ code: 'JOB_FAILED', retryable: true })
})

it('adds the messages of the causes, each once, even if they lead back to the error', () => {
  const refused = new Error('connect ECONNREFUSED 127.0.0.1:1')
  const circular = new Error('a')
  circular.cause = new Error('b', { cause: circular })

  expect(toRunError(new TypeError('fetch failed', { cause: refused })).message).toBe(
    'fetch failed: connect ECONNREFUSED 127.0.0.1:1',
  )
  expect(toRunError(new Error(`no: ${refused.message}`, { cause: refused })).message).toBe(`no: ${refused.message}`)
  expect(toRunError(circular).message).toBe('a: b')
})

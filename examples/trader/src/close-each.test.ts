import { expect, it } from 'vitest'
import { closeEach } from './close-each.ts'

it('closes each part in order, also after some that reject, and throws the first error', async () => {
  const closed: string[] = []
  const close = (name: string, error?: Error) => async () => {
    closed.push(name)
    if (error !== undefined) throw error
  }
  const [first, second] = [new Error('the journal is away'), new Error('the client is away')]

  const thrown = await closeEach([close('a'), close('b', first), close('c', second), close('d')]).catch(
    (error: unknown) => error,
  )

  expect(closed).toEqual(['a', 'b', 'c', 'd'])
  expect(thrown).toBe(first)
})

it('rejects also where a part rejects with undefined', async () => {
  await expect(closeEach([() => Promise.reject()])).rejects.toBeUndefined()
  await expect(closeEach([])).resolves.toBeUndefined()
})

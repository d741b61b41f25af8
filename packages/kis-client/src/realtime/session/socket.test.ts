import { expect, it } from 'vitest'
import { wsSocket } from './socket.ts'

it('reports an address that the package ws refuses as an error, and closes', async () => {
  const errors: string[] = []
  const { promise: closed, resolve } = Promise.withResolvers<number>()

  wsSocket('ws://127.0.0.1:9/#fragment', {
    open: () => undefined,
    message: () => undefined,
    error: ({ name }) => errors.push(name),
    close: resolve,
  })

  expect(await closed).toBe(1006)
  expect(errors).toEqual(['SyntaxError'])
})

import { expect, it } from 'vitest'
import { isLoopbackHost } from './loopback-host.ts'

it.each(['localhost', 'localhost:8080', '127.0.0.1:1', '127.1.2.3', '[::1]:80'])('accepts %s', (host) => {
  expect(isLoopbackHost(host)).toBe(true)
})

it.each(['example.com', '127.0.0.1.example.com', 'localhost.example.com', '10.0.0.1', '[::2]', '', 'a b', undefined])(
  'refuses %s',
  (host) => {
    expect(isLoopbackHost(host)).toBe(false)
  },
)

import { startProgram } from '@stockeye/test-kit/program'
import { expect, it } from 'vitest'

it('ends a service at SIGTERM when a part of it never stops', async () => {
  const service = startProgram(new URL('./hanging-service.test-kit.ts', import.meta.url))
  await service.printed(/HANGING_READY/)

  expect(await service.end('SIGTERM')).toBe(1)
  expect(service.output()).toContain('the stop has not ended within 50 ms')
})

it('stops a service in order that is signalled while it starts', async () => {
  const service = startProgram(new URL('./starting-service.test-kit.ts', import.meta.url))
  await service.printed(/STARTING/)

  expect(await service.end('SIGTERM')).toBe(0)
  expect(service.output()).toContain('STOPPED')
})

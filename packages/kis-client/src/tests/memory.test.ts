import { runProgram } from '@stockeye/test-kit/program'
import { expect, it } from 'vitest'

it('keeps nothing of its calls: the heap of a client stays as it is, 10,000 calls after 10,000 calls', async () => {
  const { code, stdout } = await runProgram(new URL('./memory.test-kit.ts', import.meta.url))

  expect(code).toBe(0)
  const [, bytes] = /grown by (-?\d+) bytes/.exec(stdout) ?? []
  // A hundred and fifty bytes a call: less than a listener, a promise or an entry of a map for each.
  expect(Number(bytes)).toBeLessThan(1_500_000)
})

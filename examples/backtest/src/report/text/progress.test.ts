import { expect, it } from 'vitest'
import { createProgress } from './progress.ts'

const outputOf = (isTTY: boolean) => {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

it('shows each whole percent once on a terminal, and removes it', () => {
  const output = outputOf(true)
  const progress = createProgress(output)

  for (const part of [0.101, 0.109, 0.5]) progress.show(part)
  progress.clear()

  expect(output.written).toEqual(['\r\r10 %', '\r    \r50 %', '\r    \r'])
})

it('shows nothing without a terminal', () => {
  const output = outputOf(false)
  const progress = createProgress(output)

  progress.show(0.5)
  progress.clear()

  expect(output.written).toEqual([])
})

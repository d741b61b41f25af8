import { runProgram } from '@stockeye/test-kit/program'
import { describe, expect, it } from 'vitest'

const run = (name: string) => runProgram(new URL('./process-life.test-kit.ts', import.meta.url), { args: [name] })

describe('a token manager', () => {
  it('keeps the process alive while a caller waits for its token', async () => {
    const { code, stdout } = await run('waiting-caller')

    expect([code, stdout.trim()]).toEqual([0, 'token of the second try'])
  })

  it('does not keep the process alive once no caller waits', async () => {
    const { code, stdout } = await run('no-caller')

    expect([code, stdout.trim()]).toEqual([0, 'token of the first try'])
  })
})

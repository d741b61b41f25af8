import { type Program, startProgram } from '@stockeye/test-kit/program'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const program = new URL('./stored-token.test-kit.ts', import.meta.url)
const simulatorCli = new URL('../simulator/cli.ts', import.meta.url)

/** Ways in which a program ends: on its own, or by SIGKILL. */
const ends: readonly [name: string, end: (running: Program) => Promise<number | string>][] = [
  [
    'after it has ended',
    (running) => {
      running.endInput()
      return running.exited
    },
  ],
  ['after SIGKILL', (running) => running.end('SIGKILL')],
]

const startedSchema = z.object({ rest: z.url(), control: z.url() })

async function startSimulatorProcess() {
  const simulator = startProgram(simulatorCli, { args: ['--seed', '5', '--json'] })
  const [line] = await simulator.printed(/^\{.*\}$/m)
  return { simulator, ...startedSchema.parse(JSON.parse(line)) }
}

describe('a program with its token in a store on disk', () => {
  it.each(ends)('runs again %s, with the token of its first run', async (_name, end) => {
    const path = freshPath('tokens.db')
    const first = startProgram(program, { args: [path] })
    await first.printed(/price \d+, issues 1\./)
    await end(first)

    const second = startProgram(program, { args: [path] })

    await second.printed(/price \d+, issues 0\./)
    second.endInput()
    expect(await second.exited).toBe(0)
  })

  it.each(ends)('runs again while a simulator is started again %s', async (_name, end) => {
    const path = freshPath('tokens.db')
    const before = await startSimulatorProcess()
    const first = startProgram(program, { args: [path, '5', before.rest] })
    await first.printed(/price \d+/)
    await end(first)
    await before.simulator.end('SIGKILL')

    const after = await startSimulatorProcess()
    const second = startProgram(program, { args: [path, '5', after.rest] })
    await second.printed(/price \d+/)
    const calls = await fetch(`${after.control}/calls`)

    // One call, without an issue before it.
    expect(await calls.json()).toMatchObject([
      { path: '/uapi/domestic-stock/v1/quotations/inquire-price', status: 200 },
    ])
  })

  it('gets another token from a simulator with another seed, which has never issued its own', async () => {
    const path = freshPath('tokens.db')
    const first = startProgram(program, { args: [path, '1'] })
    await first.printed(/issues 1\./)
    await first.end('SIGKILL')

    const second = startProgram(program, { args: [path, '2'] })

    await second.printed(/issues 1\./)
  })
})

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseOptions } from '../options.ts'
import { brokenPromises } from '../promises.ts'
import { type Simulation, simulate } from '../simulate.ts'

const run = (seed: number, hours = 72) => simulate({ hours, seed })
const resultOf = ({ figures, firstFailureHour, timeline }: Simulation) => ({
  ...figures,
  firstFailureHour,
  timeline: timeline.format(),
})

it.each([1, 7, 8])('keeps its promises for three days with seed %i', async (seed) => {
  const { figures } = await run(seed)

  expect(brokenPromises(figures)).toEqual([])
  expect(figures.sessionsRebuilt).toBeGreaterThanOrEqual(figures.rotations)
  expect(figures.fills).toBeGreaterThan(0)
  // Each trigger has two notices.
  expect(figures.messages).toBeGreaterThanOrEqual(2 * figures.triggered)
})

it('is the same with the same seed, to the last call, and differs with another one', async () => {
  // With a rotation of the token; the orders of the first morning differ already.
  const [first, again] = [await run(7, 26), await run(7, 26)]
  const [morning, other] = [await run(7, 4), await run(8, 4)]

  expect(resultOf(again)).toEqual(resultOf(first))
  expect(resultOf(other)).not.toEqual(resultOf(morning))
})

describe('npm run demo', () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const demo = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', main, ...args],
      { encoding: 'utf8' },
    )

  it('prints one JSON object without a time, a port or a path', () => {
    const { status, stdout } = demo('--hours', '26', '--json')

    expect(status).toBe(0)
    const count = expect.any(Number)
    expect(JSON.parse(stdout)).toEqual({
      hours: 26,
      seed: 1,
      current: {
        calls: count,
        failedCalls: 0,
        rotations: 1,
        sessionsRebuilt: 1,
        orders: count,
        fills: count,
        duplicateOrders: 0,
        jobs: 3,
        completions: 3,
        messages: count,
      },
      legacy: { calls: count, failedCalls: count, firstFailureHour: 25 },
    })
  })

  it('shows both ways side by side to a person', () => {
    const { status, stdout } = demo('--hours', '26')

    expect(status).toBe(0)
    expect(stdout).toMatch(/failed calls +\d+ +0\n/)
    expect(stdout).toMatch(/rebuilt for generation 2/)
    expect(stdout).toMatch(/EGW00123/)
  })

  it('ends with 64 and the name of the option that is wrong', () => {
    const { status, stdout, stderr } = demo('--hours', '0')

    expect(status).toBe(64)
    expect(stdout).toBe('')
    expect(stderr).toContain('--hours')
  })
})

describe('the options', () => {
  it.each([
    ['--hours', '0'],
    ['--hours', '1.5'],
    ['--seed', 'one'],
    ['--day', '1'],
  ])('names the option that is wrong: %s %s', (option, value) => {
    expect(() => parseOptions([option, value])).toThrow(option)
  })
})

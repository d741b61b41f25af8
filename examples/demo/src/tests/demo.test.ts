import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { brokenPromises } from '../promises.ts'
import { type Simulation, simulate, simulateLegacy } from '../simulate.ts'

const run = (seed: number) => simulate({ hours: 72, seed })
const resultOf = ({ figures, firstFailureHour, timeline }: Simulation) => ({
  ...figures,
  firstFailureHour,
  timeline: timeline.format(),
})

describe('a demo of 72 hours', () => {
  it('fails from the first open market after the end of the token on, when the token is read once and kept', async () => {
    const legacy = resultOf(await simulateLegacy({ hours: 72, seed: 1 }))

    expect(legacy).toMatchObject({ firstFailureHour: 25, sessionsRebuilt: 0 })
    expect(legacy.failedCalls).toBeGreaterThan(100)
  })

  // Four times the hours: the limit only guards against a hang, and two busy cores do not reach it.
  it('keeps its promises at each of three seeds, and is the same with the same seed, to the last call', {
    timeout: 300_000,
  }, async () => {
    const [first, second, third, again] = [await run(1), await run(7), await run(8), await run(7)]

    for (const { figures } of [first, second, third]) {
      expect(brokenPromises(figures)).toEqual([])
      expect(figures.sessionsRebuilt).toBeGreaterThanOrEqual(figures.rotations)
      expect(figures.fills).toBeGreaterThan(0)
      // Each trigger has two notices.
      expect(figures.messages).toBeGreaterThanOrEqual(2 * figures.triggered)
    }
    expect(resultOf(again)).toEqual(resultOf(second))
    expect(resultOf(third)).not.toEqual(resultOf(second))
  })
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

  it.each([
    ['--hours', '0'],
    ['--hours', '1.5'],
    ['--seed', 'one'],
    ['--day', '1'],
  ])('names the option that is wrong: %s %s', (option, value) => {
    const { status, stdout, stderr } = demo(option, value)

    expect(status).toBe(64)
    expect(stdout).toBe('')
    expect(stderr).toContain(option)
  })
})

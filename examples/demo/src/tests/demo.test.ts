import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Simulation, type SimulationOptions, simulate } from '../simulate.ts'

const figures = ({ timeline, ...numbers }: Simulation) => ({ ...numbers, timeline: timeline.format() })
const run = async (options: Partial<SimulationOptions>) =>
  figures(await simulate({ hours: 72, seed: 1, way: 'current', ...options }))

describe('a demo of 72 hours', () => {
  it('passes three rotations without one failed call, and rebuilds the session for each', async () => {
    const current = await run({})

    expect(current).toMatchObject({ failedCalls: 0, firstFailureHour: null, duplicateOrders: 0 })
    expect(current.rotations).toBeGreaterThanOrEqual(3)
    expect(current.sessionsRebuilt).toBe(current.rotations)
    expect(current.orders).toBeGreaterThan(0)
    expect(current.fills).toBeGreaterThan(0)
  })

  it('fails from the first open market after the end of the token on, when the token is read once and kept', async () => {
    const legacy = await run({ way: 'legacy' })

    expect(legacy).toMatchObject({ firstFailureHour: 25, rotations: 0, sessionsRebuilt: 0 })
    expect(legacy.failedCalls).toBeGreaterThan(100)
  })

  // Three times the hours: the limit only guards against a hang, and two busy cores do not reach it.
  it('is the same with the same seed, to the last call, and differs with another seed', {
    timeout: 180_000,
  }, async () => {
    const [once, again, other] = [await run({ seed: 7 }), await run({ seed: 7 }), await run({ seed: 8 })]

    expect(again).toEqual(once)
    expect(other).not.toEqual(once)
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

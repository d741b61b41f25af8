import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startSimulatedKis } from '@stockeye/example-shared/simulated-kis'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkOnPaper } from '../check-on-paper.ts'
import { checkOnSimulator, startAt } from '../check-on-simulator.ts'
import { oneToken } from '../one-token.ts'
import { exitCodeOf, formatSteps, type Step } from '../steps.ts'

const notOk = (steps: readonly Step[]) => steps.filter(({ ok }) => !ok).map(({ step }) => step)

describe('the check on the simulator', () => {
  it('leads from a dead token to the same client with its next one', async () => {
    const steps = await checkOnSimulator()

    expect(notOk(steps)).toEqual([])
    expect(steps.map(({ step, seen }) => `${step} ${seen}`)).toEqual([
      '1 fresh, generation 1',
      '2 KIS: EGW00123; the manager, not informed: fresh',
      '3 its session has generation 1',
      '4 EGW00123; the client rejects generation 1',
      '5 generation 2, another token',
      '6 rebuilt for generation 2 instead of 1',
      expect.stringMatching(/^7 \d+ won, at try 1$/),
      '8 issues 2, rebuilds 1, failures 1, prices 1',
    ])
  })

  it('reports three steps as not ok for a client that keeps its token: it is not rebuilt, and fails again', async () => {
    const steps = await checkOnSimulator({
      async tokensFor(manager) {
        const kept = oneToken(await manager.get())
        return { ...kept, on: (event, listener) => manager.on(event, onlyOnce(listener)) }
      },
    })

    expect(notOk(steps)).toEqual([6, 7, 8])
    expect(steps.slice(5).map(({ seen }) => seen)).toEqual([
      'not rebuilt',
      'EGW00123',
      'issues 2, rebuilds 0, failures 2, prices 0',
    ])
  })

  it('reports four steps as not ok for a client that receives no event', async () => {
    const steps = await checkOnSimulator({ tokensFor: async (manager) => oneToken(await manager.get()) })

    expect(notOk(steps)).toEqual([3, 6, 7, 8])
  })
})

/** Passes only the first event on, as to a client that reads its token once. */
function onlyOnce<About>(listener: (about: About) => void | Promise<void>) {
  let hasPassed = false
  return (about: About) => {
    if (hasPassed) return
    hasPassed = true
    return listener(about)
  }
}

describe('the check of an account at KIS', () => {
  async function start() {
    const kis = await startSimulatedKis({ at: startAt })
    onTestFinished(() => kis.simulator.close())
    return kis
  }

  it('shows its token, a refusal of a garbled one, and the same token again after a rejection', async () => {
    const { options, simulator, settle } = await start()

    const steps = await settle(checkOnPaper(options))

    expect(notOk(steps)).toEqual([])
    expect(steps.map(({ seen }) => seen)).toEqual([
      'fresh, 24 h 0 min left',
      expect.stringMatching(/^\d+ won$/),
      'EGW00121',
      'the manager: expired',
      'the same token: TOKEN_UNCHANGED',
      expect.stringMatching(/^\d+ won$/),
    ])
    expect(simulator.calls().map(({ path }) => path.split('/').at(-1))).toEqual([
      'tokenP',
      'inquire-price',
      'inquire-price',
      'inquire-price',
      'tokenP',
      'inquire-price',
    ])
  })

  it('reports a wrong secret, and no later step as ok', async () => {
    const { options, settle } = await start()
    const credentials = { ...options.credentials, appSecret: 'x'.repeat(180) }

    const steps = await settle(checkOnPaper({ ...options, credentials }))

    expect(notOk(steps)).toEqual([1, 2, 3, 4, 5, 6])
    expect(steps[0]).toMatchObject({ seen: 'TOKEN_REFUSED EGW00105' })
  })

  it('gets another token when its token turns six hours old meanwhile, and asks a price with it', async () => {
    const { options, settle, clock } = await start()
    await settle(checkOnPaper(options))
    await clock.runUntil(startAt + 6 * 3_600_000 - 30_000)

    const steps = await settle(checkOnPaper(options))

    expect(notOk(steps)).toEqual([])
    expect(steps[0]?.seen).toBe('fresh, 18 h 0 min left')
    expect(steps[4]?.seen).toBe('another, generation 2')
  })
})

describe('the table', () => {
  it('shows the observation of each step, and the number that is not ok', () => {
    const steps = [
      { step: 1, what: 'ask', expected: 'a price', seen: '70000 won', ok: true },
      { step: 2, what: 'ask again', expected: 'a price', seen: 'EGW00123', ok: false },
    ]

    expect(formatSteps(steps)).toBe(
      [
        '   step       expected  seen',
        '1  ask        a price   70000 won  ok',
        '2  ask again  a price   EGW00123   NOT OK',
        '',
        '1 of 2 steps NOT OK',
      ].join('\n'),
    )
    expect([exitCodeOf(steps), exitCodeOf(steps.slice(0, 1))]).toEqual([1, 0])
  })
})

describe('npm run token-check', () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', main, ...args],
      { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    )

  it('prints one JSON object with eight steps, and is the same each time', () => {
    const [once, again] = [run('--json'), run('--json')]

    const { steps, ...more } = JSON.parse(once.stdout)
    expect(once.status).toBe(0)
    expect(more).toEqual({})
    const text = expect.any(String)
    expect(steps).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((step) => ({ step, what: text, expected: text, seen: text, ok: true })),
    )
    expect(again.stdout).toBe(once.stdout)
  })

  it('shows a table to a person', () => {
    const { status, stdout } = run()

    expect(status).toBe(0)
    expect(stdout).toMatch(/\n4 {2}ask a price .*EGW00123.* ok\n/)
    expect(stdout).toMatch(/all 8 steps are ok\n$/)
  })

  it('prints its help', () => {
    const { status, stdout } = run('--help')

    expect(status).toBe(0)
    expect(stdout).toContain('--paper')
  })

  it.each([
    ['an unknown option', ['--real'], 64, '--real'],
    ['--paper without credentials', ['--paper'], 78, 'KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT'],
  ])('names the mistake in %s', (_what, args, code, expected) => {
    const { status, stdout, stderr } = run(...args)

    expect({ status, stdout }).toEqual({ status: code, stdout: '' })
    expect(stderr).toContain(expected)
  })
})

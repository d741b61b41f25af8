import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { compileCache } from '@stockeye/test-kit/compile-cache'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { runProgram, sourceFlags } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import { createProgress } from './progress.ts'

/** Starts a progress on an output that keeps what is written. */
function startProgress(output: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = []
  const clock = fakeClock()
  const stream = { ...output, write: (text: string) => written.push(text) }
  return { written, clock, ...createProgress({ title: 'after', unit: 'hours', stream, clock }) }
}

/** Returns the lines that a terminal shows after a text: `\r` goes to the start of the line, and letters replace letters. */
function screenOf(text: string): readonly string[] {
  return text.split('\n').map((line) => {
    let letters: readonly string[] = []
    for (const part of line.split('\r')) letters = [...part, ...letters.slice(part.length)]
    return letters.join('').trimEnd()
  })
}

describe('createProgress on a terminal', () => {
  it('draws share, count and, once the speed is known, the time left', async () => {
    const { show, written, clock } = startProgress({ isTTY: true, columns: 80 })

    show({ done: 0, total: 72 })
    await clock.advance(3_000)
    show({ done: 36, total: 72 })

    expect(screenOf(written[0] ?? '')).toEqual(['[------------------------] after: 0 %, 0/72 hours'])
    expect(screenOf(written.join(''))).toEqual(['[############------------] after: 50 %, 36/72 hours, 3 s left'])
  })

  it('draws ten times a second at most', async () => {
    const { show, written, clock } = startProgress({ isTTY: true, columns: 80 })

    for (let done = 1; done <= 100; done += 1) {
      show({ done, total: 100 })
      await clock.advance(10)
    }

    expect(written).toHaveLength(10)
  })

  it('leaves an empty line, and draws again after that', () => {
    const { show, clear, written } = startProgress({ isTTY: true, columns: 80 })

    show({ done: 1, total: 2 })
    clear()
    expect(screenOf(written.join(''))).toEqual([''])
    clear()
    show({ done: 2, total: 2 })

    expect(written).toHaveLength(3)
    expect(screenOf(written.join(''))).toEqual(['[########################] after: 100 %, 2/2 hours'])
  })

  it('leaves no letter of a longer text', async () => {
    const { show, written, clock } = startProgress({ isTTY: true, columns: 80 })

    show({ done: 1, total: 12, note: 'kospi_code.mst' })
    await clock.advance(100)
    show({ done: 12, total: 12 })

    expect(screenOf(written.join(''))).toEqual(['[########################] after: 100 %, 12/12 hours'])
  })

  it.each([
    [40, 'after: 50 %, 36/72 hours'],
    [20, 'after: 50 %, 36/7'],
    [0, '[############------------] after: 50 %, 36/72 hours'],
  ])('fits a terminal of %i columns, 0 for an unknown number', (columns, line) => {
    const { show, clear, written } = startProgress({ isTTY: true, columns })

    show({ done: 36, total: 72 })
    clear()

    expect(screenOf(written[0] ?? '')).toEqual([line])
    expect(written[1]?.length).toBe((columns || 80) + 1)
  })

  it('measures the speed of each work alone', async () => {
    const { show, written, clock } = startProgress({ isTTY: true, columns: 80 })

    for (const [done, ms] of [
      [1, 10_000],
      [4, 1_000],
      [1, 3_000],
      [3, 0],
    ] as const) {
      show({ done, total: 4 })
      await clock.advance(ms)
    }

    // Two of four steps took three seconds, so the last one takes half as long, rounded up.
    expect(screenOf(written.join(''))).toEqual(['[##################------] after: 75 %, 3/4 hours, 2 s left'])
  })
})

describe('createProgress elsewhere', () => {
  it('writes a line at each tenth, and one a second at most', async () => {
    const { show, clear, written, clock } = startProgress({})

    for (let done = 1; done <= 40; done += 1) {
      await clock.advance(done <= 20 ? 1_000 : 100)
      show({ done, total: 40 })
    }
    clear()

    expect(written).toEqual([
      // Three steps have been seen: no tenth.
      'after: 10 %, 4/40 hours\n',
      'after: 20 %, 8/40 hours, 32 s left\n',
      'after: 30 %, 12/40 hours, 28 s left\n',
      'after: 40 %, 16/40 hours, 24 s left\n',
      'after: 50 %, 20/40 hours, 20 s left\n',
      // From 20 on a step takes 0.1 s: 29 steps took 20 s, and each of the ten left takes 20/29 s.
      'after: 75 %, 30/40 hours, 7 s left\n',
      'after: 100 %, 40/40 hours\n',
    ])
  })

  it('writes nothing of work that takes less than a second', async () => {
    const { show, written, clock } = startProgress({})

    await clock.advance(999)
    show({ done: 12, total: 12 })

    expect(written).toEqual([])
  })
})

const root = new URL('../../../', import.meta.url)
const demo = new URL('examples/demo/src/main.ts', root)
const backtest = new URL('examples/backtest/src/main.ts', root)
const history = new URL('examples/backtest/src/history/main.ts', root)

/** Starts a program in a pseudo-terminal of 80 columns, as util-linux's `script` makes one. */
function startInTerminal(file: URL, args: readonly string[]) {
  const command = ['stty cols 80; exec', process.execPath, ...sourceFlags, fileURLToPath(file), ...args].join(' ')
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...compileCache },
    cwd: tempFolder('program'),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const drawn = Promise.withResolvers<void>()
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    if (output.includes('[')) drawn.resolve()
  })
  return {
    output: () => output,
    drawn: drawn.promise,
    type: (text: string) => void child.stdin.write(text),
    exited: once(child, 'close').then(([code]) => Number(code)),
  }
}

const hasScript = spawnSync('script', ['--version']).status === 0
if (!hasScript) {
  const line = 'progress in a terminal is not tested: there is no util-linux `script` on this machine'
  if (process.env['STOCKEYE_REQUIRE_ALL']) it('finds a pseudo-terminal', () => assert.fail(line))
  console.warn(line)
}

const week = ['--from', '2026-10-19', '--to', '2026-10-23']
const download = ['--symbols', '005930', ...week, '--data', 'history', '--simulator']

describe.skipIf(!hasScript)('a program in a terminal', () => {
  it.each([
    ['demo', demo, ['--hours', '2'], /\] after: \d+ %, \d\/2 hours/],
    ['backtest', backtest, ['--to', '2026-01-09'], /\] backtest: \d+ %, \d+\/\d+ sessions/],
    ['history', history, download, /\] minutes 005930: \d+ %, \d\/5 days/],
  ])('draws a bar in %s, and leaves the report alone on the screen', async (_, file, args, bar) => {
    const program = startInTerminal(file, args)

    expect(await program.exited).toBe(0)
    expect(program.output()).toMatch(bar)
    expect(program.output()).not.toContain('\u001b')
    const screen = screenOf(program.output())
    expect(screen.filter((line) => /\[[#-]{24}\]|%, \d+\//.test(line))).toEqual([])
    expect(screen.length).toBeGreaterThan(1)
  })

  it.each([
    ['demo', demo, ['--hours', '2000'], 130, ''],
    ['backtest', backtest, ['--to', '2026-12-30'], 130, ''],
    [
      'history',
      history,
      ['--symbols', '005930', '--from', '2026-01-02', ...download.slice(4)],
      1,
      'the download was stopped',
    ],
  ])('leaves a clean line at Ctrl-C in %s', async (_, file, args, code, last) => {
    const program = startInTerminal(file, args)
    await program.drawn

    program.type('\u0003')

    expect(await program.exited).toBe(code)
    const screen = screenOf(program.output())
    expect(screen.filter((line) => /\[[#-]{24}\]|%, \d+\//.test(line))).toEqual([])
    expect(screen.filter((line) => line !== '').at(-1) ?? '').toMatch(new RegExp(`^${last}`))
  })

  it.each([
    ['demo', demo, ['--hours', '2', '--json']],
    ['backtest', backtest, ['--to', '2026-01-05', '--json']],
  ])('draws nothing with --json in %s', async (_, file, args) => {
    const program = startInTerminal(file, args)

    expect(await program.exited).toBe(0)
    expect(JSON.parse(program.output())).toBeTypeOf('object')
  })
})

describe('a program without a terminal', () => {
  it.each([
    ['demo', demo, ['--hours', '2', '--json']],
    ['backtest', backtest, ['--to', '2026-01-30', '--json']],
  ])('writes one object, and nothing on stderr, with --json in %s', async (_, file, args) => {
    const { code, stdout, stderr } = await runProgram(file, { args })

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toBeTypeOf('object')
  })

  it('writes lines without a bar, and the report apart from them', async () => {
    // Three months take some seconds.
    const { code, stdout, stderr } = await runProgram(backtest, { args: ['--to', '2026-03-31'] })

    expect(code).toBe(0)
    expect(stdout).toMatch(/^Backtest from 2026-01-02/)
    expect(stderr).toMatch(/^(backtest: \d+ %, \d+\/\d+ sessions(, \d+ s left)?\n)+$/)
  })
})

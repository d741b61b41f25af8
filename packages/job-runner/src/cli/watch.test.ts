import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { renameSync } from 'node:fs'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import { execute, freshFile, nodeArguments, startRunner } from './cli.test-kit.ts'

/** Starts a program. It is killed when the test ends. */
function start(command: string, args: readonly string[]) {
  const child: ChildProcessWithoutNullStreams = spawn(command, args, { env: { ...process.env, TZ: 'Asia/Seoul' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const closed = once(child, 'close')
  const outputs = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      outputs[name] += text
      for (const listener of listeners) listener()
    })
  }
  return {
    child,
    outputs,
    /** Resolves when the condition holds. Rejects when the program ends before that. */
    until: (condition: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (condition()) resolve()
        }
        listeners.add(look)
        void closed.then(() => reject(new Error(`it has ended, and printed: ${JSON.stringify(outputs)}`)))
        look()
      }),
    closed,
  }
}

const startWatch = (...args: string[]) => start(process.execPath, nodeArguments([...args, '--watch']))

/** Creates a store with two jobs, and the arguments that name it. */
async function freshStore() {
  const path = freshPath('jobs.db')
  const store = freshFile(path)
  const { jobs } = await startRunner(store)
  return { path, jobs, args: store.args }
}

describe('--watch on a pipe', () => {
  it('prints each look as lines, without a control character, and shows what has changed in between', async () => {
    const { jobs, args } = await freshStore()
    const { outputs, until } = startWatch('history', 'broken', ...args)
    await until(() => outputs.stdout.includes('JOB_FAILED'))

    const { runId } = await jobs.trigger('broken')
    await until(() => outputs.stdout.includes(runId))

    expect(outputs.stdout).toMatch(/^\d{4}-\d\d-\d\d \S+ \+09:00\n\nrun +state +age\n/)
    expect(outputs.stdout).not.toContain('\u001b')
  })

  it('prints one JSON object a line, with the time of the look', async () => {
    const { args } = await freshStore()
    const { outputs, until } = startWatch('list', ...args, '--json')
    await until(() => outputs.stdout.split('\n').length > 2)

    const looks = outputs.stdout
      .split('\n')
      .slice(0, 2)
      .map((line) => JSON.parse(line))

    expect(looks).toMatchObject([{ at: expect.any(Number) }, { jobs: [{ jobId: 'broken' }, {}] }])
    expect(looks[1].at).toBeGreaterThan(looks[0].at)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 at %s', async (signal) => {
    const { args } = await freshStore()
    const { child, closed, outputs, until } = startWatch('health', ...args)
    await until(() => outputs.stdout.includes('workers'))

    child.kill(signal)

    expect(await closed).toEqual([0, null])
    expect(outputs.stderr).toBe('')
  })

  it('ends when its reader ends, and leaves no process', async () => {
    const { args } = await freshStore()
    const command = nodeArguments(['list', ...args, '--watch'])
    // The shell prints the id of the command, and waits for the whole pipeline.
    const script = `( echo $BASHPID; exec "$0" "$@" ) | head -3`
    const { closed, outputs } = start('bash', ['-c', script, process.execPath, ...command])

    const [code] = await closed

    const [pid = ''] = outputs.stdout.split('\n')
    expect([code, outputs.stderr]).toEqual([0, ''])
    expect(outputs.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
    expect(() => process.kill(Number(pid), 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }))
  })

  it('reports a store that goes away, and shows it when it is back', async () => {
    const { path, jobs, args } = await freshStore()
    await jobs.stop()
    const { outputs, until } = startWatch('list', ...args)
    await until(() => outputs.stdout.includes('broken'))

    renameSync(path, `${path}.away`)
    await until(() => outputs.stderr.includes('does not exist'))
    const looksBefore = outputs.stdout.length
    renameSync(`${path}.away`, path)
    await until(() => outputs.stdout.length > looksBefore)

    expect(outputs.stderr).toMatch(/^(job-runner: [^\n]+ does not exist[^\n]*\n)+$/)
  })

  it('fails at once when there is no store at the beginning', async () => {
    expect(await execute('list', '--store', freshPath('jobs.db'), '--watch')).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('a single look', () => {
  it('keeps its exit code when its reader ends before it has printed', async () => {
    const { args } = await freshStore()
    const script = `"$0" "$@" | true; exit \${PIPESTATUS[0]}`
    const { closed, outputs } = start('bash', ['-c', script, process.execPath, ...nodeArguments(['health', ...args])])

    expect(await closed).toEqual([2, null])
    expect(outputs.stderr).toBe('')
  })

  it('exits with 1 when its output cannot be written', async () => {
    const { args } = await freshStore()
    const script = `exec "$0" "$@" > /dev/full`
    const { closed, outputs } = start('bash', ['-c', script, process.execPath, ...nodeArguments(['list', ...args])])

    expect(await closed).toEqual([1, null])
    expect(outputs.stderr).toMatch(/^the output cannot be written: [^\n]*ENOSPC[^\n]*\n$/)
  })
})

// `script` of util-linux runs a program on a terminal of its own.
const hasTerminal = spawnSync('script', ['--version']).status === 0
if (!hasTerminal) {
  const line = 'skipped: --watch on a terminal needs the command script of util-linux'
  console.warn(line)
  if (process.env['STOCKEYE_REQUIRE_ALL']) it('finds a terminal', () => assert.fail(line))
}

describe.runIf(hasTerminal)('--watch on a terminal', () => {
  it('replaces what it has shown, and switches nothing that would have to be switched back', async () => {
    const { args } = await freshStore()
    const command = [process.execPath, ...nodeArguments(['list', ...args, '--watch'])].map((word) => `'${word}'`)
    const script = `stty cols 60 rows 6; exec ${command.join(' ')}`
    const { child, closed, outputs, until } = start('script', ['-qec', script, '/dev/null'])
    await until(() => outputs.stdout.split('\u001b[H').length > 2)

    // A terminal turns this character into SIGINT.
    child.stdin.write('\u0003')
    const [code] = await closed

    const [cleared, first = ''] = outputs.stdout.split('\u001b[H')
    expect(cleared).toContain('\u001b[2J')
    // Five lines at most: the sixth is the cursor's.
    expect(first.split('\n').length - 1).toBeLessThanOrEqual(5)
    expect(first).toContain('broken')
    // Neither the cursor is hidden nor the other screen shown.
    expect(outputs.stdout).not.toContain('\u001b[?')
    expect(code).toBe(0)
  })
})

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileCache } from '@stockeye/test-kit/compile-cache'
import { sourceFlags } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'

const root = new URL('../../../../', import.meta.url)
const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Processes keep their temporary folders in one of the test, which must be empty at the end. */
function bareEnv() {
  const folder = tempFolder('tmp')
  return { folder, env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', TMPDIR: folder, ...compileCache } }
}

/** Starts `npm run bot` in a pseudo-terminal, as util-linux's `script` makes one. */
function startInTerminal() {
  const { folder, env } = bareEnv()
  const command = [process.execPath, ...sourceFlags, main].join(' ')
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    env,
    cwd: tempFolder('program'),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const listeners = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    for (const look of listeners) look()
  })
  return {
    folder,
    output: () => output,
    type: (text: string) => void child.stdin.write(text),
    printed: (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!output.includes(text)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
    /** Closes the terminal: the master of a pseudo-terminal goes with its process. */
    hangUp: () => void child.kill('SIGKILL'),
    exited: once(child, 'close').then(([code]) => Number(code)),
  }
}

const hasScript = spawnSync('script', ['--version']).status === 0
if (!hasScript) {
  const line = 'npm run bot in a terminal is not tested: there is no util-linux `script` on this machine'
  if (process.env['STOCKEYE_REQUIRE_ALL']) it('finds a pseudo-terminal', () => assert.fail(line))
  console.warn(line)
}

describe.skipIf(!hasScript)('npm run bot in a terminal', () => {
  it.each([
    ['Ctrl-C', '\u0003', false],
    ['Ctrl-D', '\u0004', true],
  ])('ends in order at %s during a run, and leaves no folder', async (_, key, waits) => {
    const bot = startInTerminal()
    await bot.printed('나 ')

    bot.type('/trigger_job update_stock_master\r')
    await bot.printed('접수되었습니다')
    bot.type(key)

    expect(await bot.exited).toBe(0)
    expect(bot.output()).not.toMatch(/ERR_|Error|at file:/)
    // Ctrl-D ends the input: the chat still shows how the run ends.
    if (waits) expect(bot.output()).toContain('종목 마스터 갱신 완료')
    expect(readdirSync(bot.folder).filter((name) => name.startsWith('stockeye-bot-'))).toEqual([])
  })

  it('ends in order when its terminal is closed', async () => {
    const bot = startInTerminal()
    await bot.printed('나 ')
    const [folder] = readdirSync(bot.folder).filter((name) => name.startsWith('stockeye-bot-'))
    assert(folder !== undefined)

    bot.hangUp()
    await bot.exited
    await expect.poll(() => readdirSync(bot.folder).includes(folder), { timeout: 30_000 }).toBe(false)
  })
})

/** Commands of the project that write more than one line, each with what makes it write again. */
const commands: Readonly<Record<string, readonly string[]>> = {
  'demo --hours 2': ['examples/demo/src/main.ts', '--hours', '2'],
  'demo --help': ['examples/demo/src/main.ts', '--help'],
  'token-check': ['examples/token-check/src/main.ts'],
  'paper-check --simulator': ['examples/paper-check/src/main.ts', '--simulator'],
  'simulator --help': ['packages/kis-client/src/simulator/cli.ts', '--help'],
  'drift --help': ['packages/kis-client/src/drift/cli.ts', '--help'],
  trader: ['examples/trader/src/main.ts', '--speed', '600'],
  ticker: ['examples/ticker/src/main.ts'],
  bot: ['examples/bot/src/main.ts'],
  'api --help': ['examples/api/src/main.ts', '--help'],
  'worker --help': ['examples/api/src/worker.ts', '--help'],
}

describe('a command whose output goes to `| head -1`', () => {
  it.each(Object.entries(commands))('%s ends in order when the reader has gone', async (_, [file = '', ...args]) => {
    const { folder, env } = bareEnv()
    const path = fileURLToPath(new URL(file, root))
    const child = spawn(process.execPath, [...sourceFlags, path, ...args], { env, cwd: tempFolder('program') })
    onTestFinished(() => void child.kill('SIGKILL'))
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text
    })
    const exited = once(child, 'exit')

    // A command that ends without a line fails by its errors.
    await Promise.race([once(child.stdout, 'data'), exited])
    child.stdout.destroy()
    child.stdin.write('/help\n')
    const [code] = await exited

    expect(errors).not.toMatch(/EPIPE|\n\s+at /)
    expect(code).toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('stockeye-bot-'))).toEqual([])
  })
})

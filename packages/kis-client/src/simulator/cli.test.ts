import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--conditions=@stockeye/source', cli, ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function ended(child: ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream }) {
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { stdout, stderr, code }
}

const startedSchema = z.strictObject({
  rest: z.url(),
  ws: z.url({ protocol: /^ws$/ }),
  control: z.url(),
  appKey: z.string().length(36),
  appSecret: z.string().length(180),
  account: z.literal('12345678-01'),
  htsId: z.literal('simuser'),
  environment: z.enum(['paper', 'real']),
})

/** Returns the text printed so far, and the object that `--json` prints. */
async function started(child: ReturnType<typeof run>) {
  let printed = ''
  child.stdout.setEncoding('utf8')
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk
    if (printed.endsWith('\n')) break
  }
  return { printed, simulator: startedSchema.parse(JSON.parse(printed)) }
}

it.each(['SIGTERM', 'SIGINT'] as const)('prints one line of JSON, serves, and ends with 0 on %s', async (signal) => {
  const child = run('--port', '0', '--json')
  const { printed, simulator } = await started(child)

  const answer = await request(`${simulator.rest}/oauth2/tokenP`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'client_credentials',
      appkey: simulator.appKey,
      appsecret: simulator.appSecret,
    }),
  })
  const token = await answer.body.json()
  child.kill(signal)
  const rest = await ended(child)

  expect(printed.match(/\n/g)).toHaveLength(1)
  expect(simulator.environment).toBe('paper')
  expect(token).toMatchObject({ token_type: 'Bearer' })
  expect(rest).toEqual({ stdout: '', stderr: '', code: 0 })
})

it('has a clock of its own, which the control port moves', async () => {
  const child = run('--json', '--environment', 'real', '--at', '2026-10-19T09:00:00+09:00', '--speed', '0.001')
  const { simulator } = await started(child)
  const moveBy = async (by: number) => {
    const answer = await request(`${simulator.control}/clock`, { method: 'POST', body: JSON.stringify({ by }) })
    return z.object({ now: z.number() }).parse(await answer.body.json()).now
  }

  const now = await moveBy(24 * 3_600_000)

  expect(simulator.environment).toBe('real')
  expect(new Date(now).toISOString()).toMatch(/^2026-10-20T00:00/)
})

it('says in words where it serves', async () => {
  const child = run('--seed', '3')
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk
    if (printed.includes('fake')) child.kill('SIGTERM')
  })

  const { code } = await ended(child)

  expect(printed).toMatch(/REST +http:\/\/127\.0\.0\.1:\d+\n/)
  expect(printed).toMatch(/WebSocket +ws:\/\/127\.0\.0\.1:\d+\n/)
  expect(code).toBe(0)
})

it.each(['--help', '-h'])('explains itself with %s', async (option) => {
  const { stdout, code } = await ended(run(option))

  expect(stdout).toContain('--environment')
  for (const path of ['/faults', '/clock', '/token/kill', '/token/refuse', '/calls', '/orders', '/realtime/silence'])
    expect(stdout).toContain(path)
  expect(code).toBe(0)
})

it('prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

  expect(await ended(run('--version'))).toMatchObject({ code: 0, stdout: `kis-simulator ${version}\n` })
})

it.each([
  ['--at', '1999-01-04T09:00:00+09:00'],
  ['--hours=exchange', '--at', '2040-01-04T09:00:00+09:00'],
])('names the option, and no field of its own, at %s %s', async (...args) => {
  const { stderr, code } = await ended(run(...args))

  expect(stderr).toMatch(
    /^kis-simulator: --at: (1999-01-04T00:00:00.000Z lies before the first trading day of 2020|"2040-01-04" is in a year whose)/,
  )
  expect(code).toBe(64)
})

it.each([
  ['--port', '70000'],
  ['--port', 'x'],
  ['--ws-port', '70000'],
  ['--hts-id', 'an id'],
  ['--environment', 'demo'],
  ['--hours', 'us'],
  ['--limits', 'no'],
  ['--seed', '1.5'],
  ['--at', '2026-10-19 09:00'],
  ['--at', 'T25:00Z'],
  ['--at', '1999-01-04T09:00:00+09:00'],
  ['--speed', '0'],
  ['--tempo', '2'],
  ['--port'],
  ['--port', '-1'],
  ['--port', '--json'],
  ['--json=yes'],
  ['-p', '9443'],
  ['9443'],
])('ends with 64 and one line at %s %s', async (...args) => {
  const { stdout, stderr, code } = await ended(run(...args))

  expect(stderr).toMatch(/^kis-simulator: (--?[a-z-]+|"9443"): [^\n]+ \(see --help\)\n$/)
  expect({ stdout, code }).toEqual({ stdout: '', code: 64 })
})

it.each(['70000', '-1'])('names the option, its value and what to use: --port %s', async (port) => {
  const { stderr } = await ended(run('--port', port))

  expect(stderr).toBe(
    `kis-simulator: --port: "${port}" is not a whole number from 0 to 65535; use a number such as 9443, or 0 for a free port (see --help)\n`,
  )
})

it('names the option that was probably meant', async () => {
  const { stderr } = await ended(run('--prot', '1'))

  expect(stderr).toBe('kis-simulator: --prot: is not an option; use --port (see --help)\n')
})

it.each([
  ['--port', 'rest'],
  ['--ws-port', 'ws'],
] as const)('ends with 1 and one line when the port of %s is taken', async (option, host) => {
  const { simulator } = await started(run('--json'))

  const { stderr, code } = await ended(run(option, new URL(simulator[host]).port))

  expect(stderr).toMatch(/^kis-simulator: --(ws-)?port: \d+ is in use by another process; use [^\n]+ \(see --help\)\n$/)
  expect(code).toBe(1)
})

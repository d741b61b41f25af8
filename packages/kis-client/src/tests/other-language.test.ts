import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { expect, it, onTestFinished } from 'vitest'

const fileAt = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const python = spawnSync('python3', ['--version']).status === 0
// Where everything must have run, as before a release, a machine without Python fails the suite and skips nothing.
const skipped = !python && !process.env['STOCKEYE_REQUIRE_ALL']
if (skipped) console.warn('other-language.test.ts is skipped: there is no python3 on this machine')

it.skipIf(skipped)(
  'serves a Python client that knows KIS alone: token, hash key, price, order and cancellation',
  async () => {
    // At a hundred times the speed the pause that KIS's limit asks for is a hundredth of a second, and a bit.
    // From ten o'clock on: no midnight, and no other day's price limits, comes between the price and the order.
    const at = '2026-10-19T10:00:00+09:00'
    const cli = [fileAt('../simulator/cli.ts'), '--json', '--seed', '5', '--speed', '100', '--at', at]
    const server = spawn(process.execPath, ['--conditions=@stockeye/source', ...cli])
    onTestFinished(() => void server.kill())
    const [line] = await once(server.stdout.setEncoding('utf8'), 'data')
    const { control, ...simulator } = JSON.parse(line)

    const client = spawn('python3', [fileAt('./other-language.py')])
    client.stdin.end(JSON.stringify({ ...simulator, pause: 0.02 }))
    const [stdout, stderr] = await Promise.all([text(client.stdout), text(client.stderr), once(client, 'close')])
    const answer = await request(`${control}/orders`)
    const orders = await answer.body.json()

    expect(stderr).toBe('')
    const seen = JSON.parse(stdout)
    expect(seen).toMatchObject({ trId: 'FHKST01010100', price: expect.stringMatching(/^[1-9]\d*$/) })
    const order = { account: simulator.account, symbol: '005930', side: 'buy' }
    expect(orders).toMatchObject([
      { ...order, kind: 'new', orderNumber: seen.bought, quantity: 3, filled: 0, cancelled: 3 },
      { ...order, kind: 'cancel', orderNumber: seen.cancelled, original: seen.bought },
    ])
  },
)

import { join } from 'node:path'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { type Program, startProgram } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'

const main = new URL('../main.ts', import.meta.url)

/** Starts a simulator in place of KIS, and returns the options and settings of a ticker on it. */
async function startKis() {
  const simulator = await startSimulator({ hours: 'always', limits: false, htsId: 'minji' })
  onTestFinished(() => simulator.close())
  const { appKey, appSecret, account } = simulator.credentials
  const env = { KIS_APP_KEY: appKey, KIS_APP_SECRET: appSecret, KIS_ACCOUNT: account, KIS_HTS_ID: 'minji' }
  return { simulator, env, args: ['--rest', simulator.rest, '--ws', simulator.ws] }
}

/** Returns the events that a ticker has printed with `--json`. */
const eventsOf = (ticker: Program): readonly Record<string, unknown>[] =>
  ticker
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('npm run ticker', () => {
  it('shows trades, the fills of the account, a gap after a lost connection, and releases its topics at SIGTERM', async () => {
    const { simulator, env, args } = await startKis()
    const ticker = startProgram(main, { args: [...args, '--json', '005930'], env, cwd: tempFolder('ticker') })

    await ticker.printed(/"kind":"trade","symbol":"005930"/)
    await ticker.printed(/"symbol":"orders","state":"live"/)
    const { orderNumber } = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3 })
    await ticker.printed(/"notice":"filled"/)
    simulator.realtime.disconnect()
    await ticker.printed(/"kind":"gap","symbol":"005930"/)
    const code = await ticker.end()

    expect(code).toBe(0)
    const filled = eventsOf(ticker).find(({ notice }) => notice === 'filled')
    expect(filled).toMatchObject({ symbol: '005930', side: 'buy', quantity: '3' })
    expect(Number(filled?.['order'])).toBe(Number(orderNumber))
    const ofSamsung = eventsOf(ticker).filter(({ kind, symbol }) => kind === 'state' && symbol === '005930')
    // On a slow machine a topic can be quiet in between.
    const states = ofSamsung
      .map(({ state }) => state)
      .filter((state, index, all) => state !== 'quiet' && state !== all[index - 1])
    expect(states.slice(0, 2)).toEqual(['waiting', 'live'])
    expect(states.slice(-2)).toEqual(['gap', 'live'])
    expect(ticker.output()).not.toContain('minji')
    expect(simulator.realtime.places()).toEqual([])
    expect(simulator.calls().filter(({ path }) => path.includes('/trading/order'))).toEqual([])
  })

  it('names a topic that KIS refuses with the reason', async () => {
    const { simulator, env, args } = await startKis()
    simulator.realtime.refuse({ key: '000660' }, 'OPSP8993')
    const ticker = startProgram(main, { args: [...args, '005930', '000660'], env, cwd: tempFolder('ticker') })

    const [, reason] = await ticker.printed(/000660 refused: \[OPSP8993\] (.+)/)

    expect(reason).not.toBe('')
    expect(await ticker.end()).toBe(0)
  })

  it('shares one connection of the app key with --share', async () => {
    const { simulator, env, args } = await startKis()
    const cwd = tempFolder('ticker')
    const start = (symbol: string) => startProgram(main, { args: [...args, '--share', 'shared', symbol], env, cwd })

    const first = start('005930')
    await first.printed(/005930 live/)
    const second = start('000660')
    await second.printed(/000660 live/)
    await second.printed(/\d 000660 \d/)

    const held = simulator.realtime.places().map(({ key, connection }) => `${key} ${connection}`)
    expect(held).toEqual(expect.arrayContaining(['005930 1', '000660 1']))
    expect(await second.end()).toBe(0)
    expect(await first.end()).toBe(0)
  })

  it('records with --record, and shows the same trades with --replay', async () => {
    const cwd = tempFolder('ticker')
    const recorder = startProgram(main, { args: ['--json', '--record', 'day', '005930', '000660'], cwd })
    await recorder.printed(/"kind":"trade"[\s\S]*"kind":"trade"/)
    expect(await recorder.end()).toBe(0)

    const replay = startProgram(main, {
      args: ['--json', '--replay', join(cwd, 'day'), '--speed', '1000', '005930', '000660'],
      cwd,
    })

    expect(await replay.exited).toBe(0)
    // Changes come by REST, which a replay does not ask.
    const trades = (program: Program) =>
      eventsOf(program).flatMap(({ kind, change: _change, percent: _percent, ...trade }) =>
        kind === 'trade' ? [trade] : [],
      )
    expect(trades(replay)).toEqual(trades(recorder))
  })

  it.each([
    ['a symbol of an unknown exchange', ['NASDAQ:AAPL'], {}, 64, /NASDAQ is not an exchange/],
    ['an unknown option', ['--fast'], {}, 64, /--fast/],
    ['a seed', ['--seed', 'one'], {}, 64, /^--seed: one/],
    ['a rate', ['--speed', '0'], {}, 64, /^--speed: 0/],
    ['a folder without a recording', ['--replay', 'nowhere'], {}, 1, /nowhere/],
    ['half of the settings', [], { KIS_APP_KEY: 'key' }, 78, /KIS_APP_SECRET, KIS_ACCOUNT, KIS_HTS_ID: missing/],
  ])('names the mistake in %s, and does not start', async (_what, args, env, code, message) => {
    const ticker = startProgram(main, { args, env, cwd: tempFolder('ticker') })

    expect(await ticker.exited).toBe(code)
    expect(ticker.output()).toMatch(message)
  })

  it('prints its help', async () => {
    const ticker = startProgram(main, { args: ['--help'] })

    expect(await ticker.exited).toBe(0)
    expect(ticker.output()).toContain('--replay DIR')
  })
})

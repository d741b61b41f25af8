import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsError } from '@stockeye/example-shared/settings-error'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { readInputs } from './inputs.ts'
import { type Options, parseOptions } from './options.ts'

/** Preset with a part that has no effect on a set of rules. */
const preset = `version: "1.0"
metadata: { name: eager }
strategy:
  id: eager
  entry: { conditions: [{ indicator: close, operator: greater_than, value: 0 }] }
  exit: { conditions: [{ indicator: close, operator: less_than, value: 0 }] }
`

const day = ['--from', '2026-02-02', '--to', '2026-02-02']

function read(...args: readonly string[]) {
  const warnings: string[] = []
  const inputs = readInputs(parseOptions([...day, ...args]) as Options, (line) => warnings.push(line))
  return { ...inputs, warnings }
}

/** Returns a folder with a preset, a broken one, and wrong settings. */
function folder(): string {
  const path = tempFolder('inputs')
  writeFileSync(join(path, 'eager.kis.yaml'), preset)
  writeFileSync(join(path, 'broken.kis.yaml'), 'strategy: [')
  writeFileSync(join(path, 'wrong.yaml'), 'interval: hour')
  writeFileSync(
    join(path, 'own.yaml'),
    'interval: half-hour\nrisk: { mostDays: 90 }\nwatchlist: [{ symbol: "000270" }]',
  )
  return path
}

describe('readInputs', () => {
  it('watches the instruments of the data, with the settings of the trader and the days that rules and stops need', () => {
    const { settings, rules, data } = read('--settings', join(folder(), 'own.yaml'))

    expect(settings.watchlist.map(({ symbol }) => symbol)).toEqual(['005930', '000660', '035420', 'AAPL', 'NVDA'])
    expect(settings).toMatchObject({ interval: 'half-hour', risk: { mostDays: 90 } })
    expect([rules.KRX.rules.name, rules.US.rules.name]).toEqual(['dip', 'breakout'])
    // A time stop of 90 days looks back 91, and 5 are spare.
    expect(data.days('005930').filter(({ date }) => date < '2026-02-02')).toHaveLength(96)
  })

  it('takes interval and rules of the options in place of those of the settings', () => {
    const path = folder()
    const { settings, rules } = read(
      ...['--settings', join(path, 'own.yaml')],
      ...['--interval', 'day', '--rules', join(path, 'eager.kis.yaml')],
    )

    expect(settings.interval).toBe('day')
    expect([rules.KRX.rules.name, rules.US.rules.name]).toEqual(['eager', 'eager'])
  })

  it('warns of a slippage for which the limit of an order has no room', () => {
    expect(read('--slippage', '2').warnings).toEqual([])
    expect(read('--slippage', '3').warnings).toEqual([
      'SLIPPAGE 3 ticks are more than slackTicks of the settings, 2: an order fills only after the price has moved its way',
    ])
  })

  it.each([
    [['--symbols', '999'], '--symbols: 999 is not a number of symbols'],
    [['--symbols', 'NOPE'], '--symbols: "NOPE" is not'],
    [['--from', '2025-01-10'], '--from: "2025-01-10" has'],
    [['--to', '2031-01-10'], '--to: '],
    [['--to', '2027-05-04'], '--from, --to: "2027-05-03" is uncertain'],
    [['--from', '2026-01-31', '--to', '2026-02-01'], '--to: there is no trading day from 2026-01-31 to 2026-02-01'],
    [['--data', 'nowhere'], '--data: "nowhere" has no instruments.json'],
    [['--rules', 'dipp'], '--rules: "dipp" is not a set of rules'],
    [['--rules', 'none.kis.yaml'], '--rules: none.kis.yaml does not exist'],
    [['--settings', 'none.yaml'], '--settings: none.yaml does not exist'],
    [['--page', 'none/page.html'], '--page: the folder of none/page.html does not exist'],
    [['--page', '.'], '--page: . is a folder'],
  ])('refuses %j with one sentence that begins with the option', (args, sentence) => {
    expect(() => read(...args)).toThrow(sentence)
    expect(() => read(...args)).toThrow(/^--[^\n]+; [^\n]+$/)
  })

  it('refuses a preset that cannot be read, and wrong settings as such', () => {
    const path = folder()

    expect(() => read('--rules', join(path, 'broken.kis.yaml'))).toThrow(
      /^--rules: .*broken\.kis\.yaml" cannot be read/,
    )
    expect(() => read('--settings', join(path, 'wrong.yaml'))).toThrow(SettingsError)
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { help, parseOptions } from './options.ts'

describe('parseOptions', () => {
  it('has a quarter of five symbols on both markets where nothing is said', () => {
    expect(parseOptions([])).toEqual({
      from: '2026-01-02',
      to: '2026-03-31',
      symbols: ['005930', '000660', '035420', 'AAPL', 'NVDA'],
      interval: undefined,
      seed: 1,
      data: undefined,
      rules: undefined,
      settings: undefined,
      cash: { KRW: '20000000', USD: '20000' },
      slippageTicks: 1,
      volumeShare: 0.1,
      page: undefined,
      json: false,
    })
  })

  it('takes all symbols of a download, a number of symbols, or a list', () => {
    expect(parseOptions(['--data', 'history'])?.symbols).toBeUndefined()
    expect(parseOptions(['--symbols', '10'])?.symbols).toBe(10)
    expect(parseOptions(['--symbols', '005930, AAPL'])?.symbols).toEqual(['005930', 'AAPL'])
    expect(parseOptions(['--symbols', '005930'])?.symbols).toEqual(['005930'])
  })

  it('has no options where help is asked for', () => {
    expect(parseOptions(['--help'])).toBeUndefined()
  })

  it.each([
    [['--fast'], '--fast: it is not an option'],
    [['fast'], 'fast: it belongs to no option'],
    [['--json=yes'], '--json: it takes no value'],
    [['--seed'], '--seed: its value is missing'],
    [['--from', '--to', '2026-01-05'], '--from: its value is missing'],
    [['--from', '2026-02-30'], '--from: "2026-02-30" is not a day'],
    [['--to', 'today'], '--to: "today" is not a day'],
    [['--from', '2026-04-01'], '--from: "2026-04-01" is later than --to, "2026-03-31"'],
    [['--symbols', '005930,,AAPL'], '--symbols: "005930,,AAPL" has a blank symbol'],
    [['--interval', 'hour'], '--interval: "hour" is not an interval'],
    [['--seed', '1.5'], '--seed: "1.5" is not a whole number'],
    [['--seed=-1'], '--seed: "-1" is not a whole number'],
    [['--data', ' '], '--data: it is blank'],
    [['--cash-krw', '1000.5'], '--cash-krw: "1000.5" is not an amount'],
    [['--cash-usd', '0'], '--cash-usd: "0" is not an amount'],
    [['--slippage', 'x'], '--slippage: "x" is not a number of ticks'],
    [['--slippage', '101'], '--slippage: "101" is not a number of ticks'],
    [['--volume-share', '0'], '--volume-share: "0" is not a percentage'],
    [['--volume-share', '101'], '--volume-share: "101" is not a percentage'],
  ])('refuses %j with one sentence that names the option and says what to do', (args, sentence) => {
    const read = () => parseOptions(args)

    expect(read).toThrow(sentence)
    expect(read).toThrow(/^[\w-]+: [^\n]+; (pass|see) [^\n]+$/)
  })
})

it('names each option of the help in the README, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const optionsOf = (text: string) => new Set(text.match(/(?<=[\s`])--[a-z][a-z-]*/g))

  const inTable = optionsOf(readme.slice(readme.indexOf('## Options'), readme.indexOf('## Real history')))

  expect([...inTable, '--help'].sort()).toEqual([...optionsOf(help)].sort())
})

import { describe, expect, it } from 'vitest'
import { candlesOf, dayAt, heldFor, samsung, type TestDay } from '../days.test-kit.ts'
import { blockingLines, type Preset, parsePreset } from './parse-preset.ts'
import { type PresetParts, presetText } from './preset.test-kit.ts'

const parse = (parts?: PresetParts) => parsePreset(presetText(parts))
/** Returns whether the rules buy, and whether they sell a position of some days, after the days. */
function wishes({ rules }: Preset, days: readonly TestDay[], daysHeld: number | undefined = 1) {
  const plan = rules.plan(candlesOf(days), samsung)
  return [plan.entry(dayAt('1')), plan.exit(dayAt('1'), heldFor(daysHeld))]
}
const entryOf = (conditions: string, parts: PresetParts = {}) =>
  parse({ ...parts, entry: `conditions: [${conditions}]` })
const buys = (preset: Preset, days: readonly TestDay[]) => wishes(preset, days)[0] === 'preset-entry'

describe('parsePreset', () => {
  it('reads rules that look at completed days alone', () => {
    const preset = parse()

    expect(preset).toMatchObject({ rules: { name: 'close-and-average', days: 3 }, risk: {}, unsupported: [] })
    // Averages 103.33 and 96.67: the close of 110 is above, that of 90 below. The price of today, 1, is not read.
    expect(wishes(preset, [100, 100, 110])).toEqual(['preset-entry', undefined])
    expect(wishes(preset, [100, 100, 90])).toEqual([undefined, 'preset-exit'])
  })

  it('reads the latest days when there are more', () => {
    expect(wishes(parse(), [1000, 100, 100, 110])).toEqual(['preset-entry', undefined])
  })

  it('reads rules that leave a symbol alone which has fewer days than they need', () => {
    expect(wishes(parse(), [100, 110])).toEqual([undefined, undefined])
    expect(wishes(parse(), [100, 90])).toEqual([undefined, undefined])
  })

  it('reads rules that wait until a smoothed average is settled', () => {
    // Three days by half: (1 / 2) ** 10 = 0.00098 is the first below a thousandth.
    const preset = parse({ indicators: '- { id: ema, alias: average, params: { period: 3 } }' })
    const rising = Array.from({ length: 13 }, (_, day) => 100 + day)

    expect(preset.rules.days).toBe(13)
    expect(wishes(preset, rising)).toEqual(['preset-entry', undefined])
    expect(wishes(preset, rising.slice(1))).toEqual([undefined, undefined])
  })

  it('sells no share on the day of its purchase, as the days before belong to the entry', () => {
    const falling = [100, 100, 90]

    expect(wishes(parse(), falling, 0)).toEqual([undefined, undefined])
    expect(wishes(parse(), falling, undefined)).toEqual([undefined, 'preset-exit'])
  })

  it('reads a moving average with its parameter', () => {
    const preset = parse({
      params: ' days: { default: 2, min: 1, max: 9, type: int } ',
      indicators: '- { id: sma, alias: average, params: { period: $days } }',
    })

    expect(preset.rules.days).toBe(2)
    expect(preset.unusedParams).toEqual([])
  })

  it('names the parameters that no field uses', () => {
    expect(parse({ params: ' ratio: { default: 0.9 }, days: { default: 3 } ' }).unusedParams).toEqual(['ratio', 'days'])
  })

  it('numbers indicators without an alias', () => {
    const preset = parse({
      indicators: '- { id: sma, params: { period: 2 } }\n    - { id: sma, params: { period: 4 } }',
      entry: 'conditions: [{ indicator: sma_1, operator: greater_than, compare_to: sma_2 }]',
      exit: 'conditions: [{ indicator: sma_1, operator: less_than, compare_to: sma_2 }]',
    })

    // Averages of the latest two and of all four days: 115 and 107.5.
    expect(wishes(preset, [100, 100, 110, 120])).toEqual(['preset-entry', undefined])
  })

  it('accepts a price that is listed as an indicator', () => {
    const preset = entryOf('{ indicator: high, operator: greater_than, value: 100 }', {
      indicators:
        '- { id: price, alias: high, output: high }\n    - { id: sma, alias: average, params: { period: 3 } }',
    })

    expect(buys(preset, [1, 1, { close: 1, high: 101 }])).toBe(true)
  })
})

describe('a group of conditions', () => {
  const rises = '{ indicator: close, operator: ">", value: 100 }'
  const trades = '{ indicator: volume, operator: ">", value: 500 }'
  const day = (close: number, volume: number): readonly TestDay[] => [1, 1, { close, volume }]

  it.each(['', 'logic: AND, '])('needs all conditions of an entry with "%s"', (logic) => {
    const preset = parse({ entry: `{ ${logic}conditions: [${rises}, ${trades}] }` })

    expect(buys(preset, day(101, 501))).toBe(true)
    expect(buys(preset, day(101, 500))).toBe(false)
    expect(buys(preset, day(100, 501))).toBe(false)
  })

  it('needs one condition of an entry with "OR"', () => {
    const preset = parse({ entry: `{ logic: OR, conditions: [${rises}, ${trades}] }` })

    expect(buys(preset, day(101, 500))).toBe(true)
    expect(buys(preset, day(100, 501))).toBe(true)
    expect(buys(preset, day(100, 500))).toBe(false)
  })

  it('needs one condition of an exit without a logic', () => {
    const preset = parse({ exit: `conditions: [${rises}, ${trades}]` })

    expect(wishes(preset, day(101, 500))[1]).toBe('preset-exit')
    expect(wishes(preset, day(100, 500))[1]).toBeUndefined()
  })
})

describe('a condition', () => {
  it('crosses above a maximum of the closes before the day, on the first day alone', () => {
    const preset = entryOf('{ indicator: close, operator: cross_above, compare_to: top }', {
      indicators:
        '- { id: max, alias: top, params: { period: 2 } }\n    - { id: sma, alias: average, params: { period: 3 } }',
    })

    // Two days for the maximum, the day itself, and the day before it for the crossing.
    expect(preset.rules.days).toBe(4)
    // Maxima before the last two days: 100 and 100; then 100 and 101.
    expect(buys(preset, [99, 100, 100, 101])).toBe(true)
    expect(buys(preset, [99, 100, 101, 102])).toBe(false)
    // High prices do not count: the closes are compared.
    expect(buys(preset, [99, { close: 100, high: 200 }, 100, 101])).toBe(true)
  })

  it('crosses below a number that the day before was at', () => {
    const preset = entryOf('{ indicator: close, operator: cross_below, value: 100 }')

    expect(buys(preset, [1, 100, 99])).toBe(true)
    expect(buys(preset, [1, 99, 98])).toBe(false)
  })

  it.each([
    ['mul, compare_scalar: 0.9', 89.9, 90],
    ['div, compare_scalar: 2', 49.9, 50],
    ['add, compare_scalar: 5', 104.9, 105],
    ['sub, compare_scalar: 5', 94.9, 95],
  ])('scales its right side with %s', (operation, below, at) => {
    // The open of the last day is 100.
    const preset = entryOf(
      `{ indicator: close, operator: less_than, compare_to: open, compare_operation: ${operation} }`,
    )

    expect(buys(preset, [1, 1, { open: 100, close: below }])).toBe(true)
    expect(buys(preset, [1, 1, { open: 100, close: at }])).toBe(false)
  })

  it('multiplies by a scalar without an operation', () => {
    const preset = entryOf('{ indicator: close, operator: less_than, compare_to: open, compare_scalar: 0.9 }')

    expect(buys(preset, [1, 1, { open: 100, close: 89.9 }])).toBe(true)
    expect(buys(preset, [1, 1, { open: 100, close: 90 }])).toBe(false)
  })

  it('reads outputs by their names, or that of the indicator', () => {
    const bands = (output: string, compareOutput: string) =>
      entryOf(`{ indicator: close, operator: less_than, compare_to: bands${compareOutput} }`, {
        indicators: `- { id: bollinger, alias: bands, params: { period: 2, std: 1 }${output} }\n    - { id: sma, alias: average, params: { period: 3 } }`,
      })
    // Average of two closes 100 and 110: 105, standard deviation 5: the bands are 110 and 100.
    const days = [1, 100, 110]

    expect(buys(bands('', ', compare_output: upper, compare_scalar: 1.01'), days)).toBe(true)
    expect(buys(bands(', output: upper', ', compare_scalar: 1.01'), days)).toBe(true)
    expect(buys(bands(', output: upper', ', compare_output: lower, compare_scalar: 1.01'), days)).toBe(false)
  })

  it('does not hold on a day without a value, also not as "not equal"', () => {
    const strength = (operator: string) =>
      entryOf(`{ indicator: strength, operator: ${operator}, value: 0.5 }`, {
        indicators: '- { id: ibs, alias: strength }\n    - { id: sma, alias: average, params: { period: 3 } }',
      })
    const locked = [1, 1, { close: 10, low: 10, high: 10 }]
    const weak = [1, 1, { close: 10, low: 10, high: 20 }]

    expect(buys(strength('not_equal'), weak)).toBe(true)
    expect(buys(strength('not_equal'), locked)).toBe(false)
    expect(buys(strength('less_than'), locked)).toBe(false)
  })

  it('takes a number from a parameter or from text, in compare_to as well', () => {
    const days = [1, 1, 30]
    const params = ' level: { default: 30 } '

    expect(buys(entryOf('{ indicator: close, operator: equal, value: $level }', { params }), days)).toBe(true)
    expect(buys(entryOf('{ indicator: close, operator: equal, compare_to: $level }', { params }), days)).toBe(true)
    expect(buys(entryOf('{ indicator: close, operator: equal, value: "30" }'), days)).toBe(true)
    expect(buys(entryOf('{ indicator: close, operator: equal, value: "open" }'), days)).toBe(true)
  })
})

describe('the risk of a preset', () => {
  it('has the stops that are enabled', () => {
    const more = `risk:
  stop_loss: { enabled: true, percent: 5.0 }
  take_profit: { enabled: yes, percent: $gain }
  trailing_stop: { enabled: false, percent: 2 }`

    const { risk } = parse({ more, params: ' gain: { default: 12.5 } ' })

    expect(risk).toEqual({ stopLossPercent: 5, takeProfitPercent: 12.5 })
  })

  it('has a trailing stop', () => {
    expect(parse({ more: 'risk: { trailing_stop: { enabled: true, percent: 7 } }' }).risk).toEqual({
      trailingStopPercent: 7,
    })
  })
})

describe('what cannot be expressed', () => {
  it('is named by its path, and trades where entry and exit do not need it', () => {
    const preset = parse({
      indicators:
        '- { id: sma, alias: average, params: { period: 3 } }\n    - { id: ichimoku, alias: cloud, params: { tenkan: 9 } }',
      more: `  candlesticks: [{ id: doji }]
  sizing: { shares: 10 }
risk:
  max_position_size: 0.2
  stop_loss: { enabled: true, percent: 5, after_days: 3 }
  max_orders: 2
schedule: daily`,
    })

    expect(preset.unsupported).toEqual([
      'schedule: is not a field that is read',
      'strategy.sizing: is not a field that is read',
      'strategy.candlesticks[0]: "doji" is not supported',
      'strategy.indicators[1]: "ichimoku" is not supported',
      'risk.max_orders: is not a field that is read',
      'risk.max_position_size: is not supported; the risk rules of the trader set the size',
      'risk.stop_loss.after_days: is not a field that is read',
    ])
    expect(blockingLines(preset.unsupported)).toEqual([])
    expect(wishes(preset, [100, 100, 110])).toEqual(['preset-entry', undefined])
  })

  const ichimoku = '- { id: ichimoku, alias: cloud }\n    - { id: sma, alias: average, params: { period: 3 } }'
  const sourced = '- { id: sma, alias: average, params: { period: 3, source: high } }'
  it.each([
    [
      '{ indicator: close, operator: ">", compare_to: cloud }',
      ichimoku,
      '.compare_to: "cloud" is not supported, see strategy.indicators[0]',
    ],
    [
      '{ indicator: cloud, operator: ">", value: 1 }',
      ichimoku,
      '.indicator: "cloud" is not supported, see strategy.indicators[0]',
    ],
    ['{ indicator: close, operator: between, value: 1 }', undefined, '.operator: "between" is not supported'],
    [
      '{ indicator: average, output: upper, operator: ">", value: 1 }',
      undefined,
      '.output: "upper" of "average" is not supported; it has value',
    ],
    [
      '{ indicator: close, operator: ">", compare_to: average, compare_output: constructor }',
      undefined,
      '.compare_output: "constructor" of "average" is not supported; it has value',
    ],
    [
      '{ indicator: close, operator: ">", compare_to: average, compare_scalar: 2, compare_operation: pow }',
      undefined,
      '.compare_operation: "pow" is not supported',
    ],
    [
      '{ indicator: close, operator: ">", value: 1, compare_scalar: 2 }',
      undefined,
      '.compare_scalar: is not supported beside a number',
    ],
    ['{ candlestick: doji, signal: bullish }', undefined, '.candlestick: "doji" is not supported'],
    ['{ indicator: close, operator: ">", value: 1, for_days: 3 }', undefined, '.for_days: is not a field that is read'],
    [
      '{ indicator: average, operator: ">", value: 1 }',
      sourced,
      '.indicator: "average" is not supported, see strategy.indicators[0]',
    ],
  ])('refuses to trade with the condition %s', (condition, indicators, line) => {
    const other = '{ indicator: close, operator: ">", value: 1 }'

    for (const place of ['entry', 'exit']) {
      const preset = parse({ ...(indicators && { indicators }), [place]: `conditions: [${other}, ${condition}]` })

      const path = `strategy.${place}.conditions[1]`
      expect(blockingLines(preset.unsupported)).toContain(`${path}${line}`)
      expect(() => preset.rules.plan([], samsung)).toThrow(`preset: "close-and-average" cannot trade; strategy.`)
    }
  })

  it('refuses to trade with an unknown field beside the conditions', () => {
    const preset = parse({
      entry: '{ logic: AND, groups: [], conditions: [{ indicator: close, operator: ">", value: 1 }] }',
    })

    expect(preset.unsupported).toEqual(['strategy.entry.groups: is not a field that is read'])
    expect(() => preset.rules.plan([], samsung)).toThrow('strategy.entry.groups')
  })
})

describe('a text that is not a preset', () => {
  it.each([
    ['', 'preset: '],
    ['[1, 2]', 'preset: '],
    ['a: 1\na: 2', 'preset: is not YAML that can be read; Map keys must be unique at line 2, column 1'],
    [`a: &a [1]\nb: [${'*a,'.repeat(101)}]`, 'preset: is not YAML that can be read; '],
    ['version: "2.0"', 'version: is not a version that is known; use "1.0"'],
    ['version: "1.0-beta"', 'version: is not a version that is known; use "1.0"'],
    ['version: "1.0"\nstrategy: { id: x }', 'strategy.entry: '],
  ])('is refused: %j', (text, message) => {
    expect(() => parsePreset(text)).toThrow(message)
  })

  const condition = 'conditions: [{ indicator: close, operator: ">", value: 1 }]'
  it.each<[PresetParts, string]>([
    [{ entry: 'conditions: []' }, 'strategy.entry.conditions: has no condition; name at least one'],
    [{ entry: `{ logic: XOR, ${condition} }` }, 'strategy.entry.logic: '],
    [
      { exit: 'conditions: [{ operator: ">", value: 1 }]' },
      'strategy.exit.conditions[0].indicator: is missing; use an alias or a price',
    ],
    [
      { exit: 'conditions: [{ indicator: close, value: 1 }]' },
      'strategy.exit.conditions[0].operator: is missing; use one such as greater_than',
    ],
    [
      { exit: 'conditions: [{ indicator: close, operator: ">" }]' },
      'strategy.exit.conditions[0]: has neither value nor compare_to; use one of them',
    ],
    [
      { exit: 'conditions: [{ indicator: close, operator: ">", value: 1, compare_to: open }]' },
      'strategy.exit.conditions[0]: has both value and compare_to; use one of them',
    ],
    [
      { exit: 'conditions: [{ indicator: clos, operator: ">", value: 1 }]' },
      'strategy.exit.conditions[0].indicator: "clos" is not an alias or a price; use one of close, price, open, high, low, volume, average',
    ],
    [
      { exit: 'conditions: [{ indicator: close, operator: ">", value: $level }]' },
      'strategy.exit.conditions[0].value: $level is not a parameter; add level to strategy.params',
    ],
    [
      { exit: 'conditions: [{ indicator: close, operator: ">", compare_to: open, compare_operation: mul }]' },
      'strategy.exit.conditions[0].compare_scalar: is missing; use the number of compare_operation "mul"',
    ],
    [
      {
        exit: 'conditions: [{ indicator: close, operator: ">", compare_to: open, compare_operation: div, compare_scalar: 0 }]',
      },
      'strategy.exit.conditions[0].compare_scalar: 0 is not a divisor; use a number other than zero',
    ],
    [
      { indicators: '- { id: sma, alias: average }' },
      'strategy.indicators[0].params.period: undefined is not in its range; use a whole number from 1 to 1000',
    ],
    [
      { indicators: '- { id: sma, alias: average, params: { period: 2.5 } }' },
      'strategy.indicators[0].params.period: 2.5 is not in its range; use a whole number from 1 to 1000',
    ],
    [
      { indicators: '- { id: sma, alias: average, params: { period: 1001 } }' },
      'strategy.indicators[0].params.period: 1001 is not in its range',
    ],
    [
      { indicators: '- { id: sma, alias: average, params: { period: $days } }', params: ' days: { default: many } ' },
      'strategy.params.days.default: "many" is not a number; use a number',
    ],
    [
      { indicators: '- { id: bollinger, alias: average, params: { period: 5, std: 0 } }' },
      'strategy.indicators[0].params.std: 0 is not in its range; use a number from 0.1 to 10',
    ],
    [
      { indicators: '- { id: macd, alias: average, params: { fast: 26, slow: 12, signal: 9 } }' },
      'strategy.indicators[0].params.fast: 26 is not below slow, 12; use fewer days',
    ],
    [
      { indicators: '- { id: sma, alias: close, params: { period: 5 } }' },
      'strategy.indicators[0].alias: "close" is taken; use a name that is not used elsewhere',
    ],
    [
      { indicators: '- { id: ibs, alias: average }\n    - { id: ibs, alias: average }' },
      'strategy.indicators[1].alias: "average" is taken',
    ],
    [
      { more: 'risk: { stop_loss: { enabled: true } }' },
      'risk.stop_loss.percent: undefined is not a percentage; use a number above 0 and up to 100',
    ],
    [
      { more: 'risk: { take_profit: { enabled: true, percent: 0 } }' },
      'risk.take_profit.percent: 0 is not a percentage',
    ],
    [
      { more: 'risk: { take_profit: { enabled: true, percent: 101 } }' },
      'risk.take_profit.percent: 101 is not a percentage',
    ],
    [
      { indicators: '- { id: macd, alias: average, params: { fast: 12, slow: 12, signal: 9 } }' },
      'strategy.indicators[0].params.fast: 12 is not below slow, 12; use fewer days',
    ],
  ])('is refused: %o', (parts, message) => {
    expect(() => parse(parts)).toThrow(message)
  })
})

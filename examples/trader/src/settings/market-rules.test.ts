import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultRisk } from '../risk/settings.ts'
import { presetText } from '../rules/preset/preset.test-kit.ts'
import { readMarketRules } from './market-rules.ts'

const none = {
  stopLossPercent: undefined,
  takeProfitPercent: undefined,
  trailingStopPercent: undefined,
  mostDays: undefined,
}

/** Reads rules of which those of KRX are a preset. */
function read(preset: string) {
  const warnings: string[] = []
  const rules = readMarketRules(
    { rules: { KRX: 'mine.kis.yaml', US: 'breakout' }, risk: { ...defaultRisk, trailingStopPercent: 8 } },
    { readText: () => preset, warn: (sentence) => warnings.push(sentence) },
  )
  return { rules, warnings }
}

describe('readMarketRules', () => {
  it('gives a preset its own stops alone, and rules of a name those of the settings', () => {
    const { rules, warnings } = read(
      presetText({
        more: 'risk: { stop_loss: { enabled: true, percent: 5 }, trailing_stop: { enabled: true, percent: 9 } }',
      }),
    )

    const { stopLossPercent, takeProfitPercent, trailingStopPercent, mostDays } = rules.US.stops
    expect(rules.KRX.stops).toEqual({ ...none, stopLossPercent: 5, trailingStopPercent: 9 })
    expect([stopLossPercent, takeProfitPercent, trailingStopPercent, mostDays]).toEqual([3, 3, 8, 20])
    expect(warnings).toEqual([])
  })

  it.each([
    ['has no risk', ''],
    ['switches its stops off', 'risk: { stop_loss: { enabled: false, percent: 5 }, take_profit: { enabled: false } }'],
  ])('leaves a preset without a stop that %s, and warns of its missing stop-loss', (_what, more) => {
    const { rules, warnings } = read(presetText({ more }))

    expect(rules.KRX.stops).toEqual(none)
    expect(warnings).toEqual([expect.stringMatching(/^mine\.kis\.yaml: it has no stop-loss/)])
  })

  it('warns of a missing stop-loss also beside another stop', () => {
    const { rules, warnings } = read(presetText({ more: 'risk: { take_profit: { enabled: true, percent: 4 } }' }))

    expect(rules.KRX.stops).toEqual({ ...none, takeProfitPercent: 4 })
    expect(warnings).toEqual([expect.stringContaining('stop-loss')])
  })

  it('reads the stops of the preset in docs/presets.md as that page says', () => {
    const page = readFileSync(new URL('../../docs/presets.md', import.meta.url), 'utf8')

    const { rules, warnings } = read(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? '')

    expect(rules.KRX.stops).toEqual({ ...none, stopLossPercent: 5 })
    expect(warnings).toEqual([])
  })
})

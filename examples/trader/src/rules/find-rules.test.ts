import { describe, expect, it } from 'vitest'
import { findRules } from './find-rules.ts'
import { presetText } from './preset/preset.test-kit.ts'

const noFile = (path: string): string => {
  throw new Error(`ENOENT: no such file, open '${path}'`)
}

describe('findRules', () => {
  it.each([
    ['dip', 60],
    ['breakout', 20],
  ])('returns the rules named %s without stops', (name, days) => {
    expect(findRules(name, noFile)).toMatchObject({
      rules: { name, days },
      risk: {},
      unsupported: [],
      unusedParams: [],
    })
  })

  it('returns the rules, the stops and the ignored fields of a preset at a path', () => {
    const read: string[] = []

    const found = findRules('mine/average.kis.yaml', (path) => {
      read.push(path)
      return presetText({ more: 'risk: { stop_loss: { enabled: true, percent: 3 }, max_position_size: 0.5 }' })
    })

    expect(read).toEqual(['mine/average.kis.yaml'])
    expect(found).toMatchObject({
      rules: { name: 'close-and-average', days: 3 },
      risk: { stopLossPercent: 3 },
      unsupported: ['risk.max_position_size: is not supported; the risk rules of the trader set the size'],
    })
  })

  it('refuses a name that it does not know', () => {
    expect(() => findRules('dipp', noFile)).toThrow(
      'rules: "dipp" is not a set of rules; use dip or breakout, or the path of a .kis.yaml file',
    )
  })

  it('refuses a preset whose entry is not supported as a whole', () => {
    const entry = 'conditions: [{ indicator: close, operator: between, value: 1 }]'

    expect(() => findRules('a.kis.yaml', () => presetText({ entry }))).toThrow(
      'rules: "a.kis.yaml" is not supported as a whole; remove or replace these:\nstrategy.entry.conditions[0].operator: "between" is not supported',
    )
  })

  it('names the path with the reason when the file is not there, or not a preset', () => {
    expect(() => findRules('a.kis.yaml', noFile)).toThrow('rules: "a.kis.yaml" cannot be read as a preset:\nENOENT')
    expect(() => findRules('a.kis.yaml', () => 'version: "3"')).toThrow(
      'rules: "a.kis.yaml" cannot be read as a preset:\nversion: is not a version that is known',
    )
  })
})

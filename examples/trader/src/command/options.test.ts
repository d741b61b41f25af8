import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

describe('parseOptions', () => {
  it('is the simulator without an option, and no word of a person', () => {
    expect(parseOptions([])).toEqual({
      on: 'simulator',
      dryRun: false,
      settings: undefined,
      simulator: { at: Date.parse('2026-10-19T08:50:00+09:00'), speed: 60, seed: 1 },
      word: undefined,
    })
    expect(parseOptions(['--help'])).toBeUndefined()
  })

  it.each([
    [['--paper'], { on: 'paper', dryRun: false }],
    [['--real', '--dry-run'], { on: 'real', dryRun: true }],
    [
      ['--reduce', '--by', 'Minji'],
      { word: { by: 'Minji', mode: 'reducing', confirmsAccount: false, acceptsHoldings: false } },
    ],
    [['--resume', '--by', 'Minji'], { word: { mode: 'active' } }],
    [
      ['--confirm-account', '--by', 'Minji'],
      { word: { mode: undefined, confirmsAccount: true, acceptsHoldings: false } },
    ],
    [['--accept-holdings', '--by', 'Minji'], { word: { confirmsAccount: false, acceptsHoldings: true } }],
    [['--claim', 'a=ours', '--claim', 'b=over', '--by', 'Minji'], { word: { claims: ['a=ours', 'b=over'] } }],
    [['--speed', '600', '--seed', '7'], { simulator: { speed: 600, seed: 7 } }],
  ])('reads %j', (args, expected) => {
    expect(parseOptions(args)).toMatchObject(expected)
  })

  it.each([
    [['--fast'], '--fast'],
    [['--speed', 'fast'], '--speed'],
    [['--speed', '0'], '--speed'],
    [['--speed', '601'], '--speed'],
    [['--seed', '1.5'], '--seed'],
    [['--at', 'noon'], '--at'],
    [['--paper', '--real'], '--paper, --real'],
    [['--reduce', '--resume', '--by', 'Minji'], '--reduce, --resume'],
    [['--confirm-account'], '--by'],
    [['--reduce'], '--by'],
    [['--claim', 'buy-1', '--by', 'Minji'], '--claim'],
  ])('names the mistake in %j', (args, named) => {
    expect(() => parseOptions(args)).toThrow(named)
  })
})

import { describe, expect, it } from 'vitest'
import { blocksSymbol, isUnsettled, orderSteps, type TradingState } from './order-states.ts'

/**
 * Steps by the evidence that a state needs, as the diagram of docs/trading.md draws them. A row of KIS's lists may show each state that
 * has a row. An order with a number never becomes one whose fate is not known. A row that has ended an order is final, and a conclusion
 * without a row is not.
 */
const picture = `
to                 unknown  open  partly-filled  ended-unconfirmed  filled  cancelled  rejected  expired  not-taken
submitting         yes      yes   yes            yes                yes     yes        yes       yes      yes
unknown            -        yes   yes            yes                yes     yes        yes       yes      yes
open               -        -     yes            yes                yes     yes        yes       yes      -
partly-filled      -        -     -              yes                yes     yes        yes       yes      -
ended-unconfirmed  -        -     -              -                  yes     yes        yes       yes      -
not-taken          yes      yes   yes            -                  yes     yes        yes       yes      -
filled             -        -     -              -                  -       -          -         -        -
cancelled          -        -     -              -                  -       -          -         -        -
rejected           -        -     -              -                  -       -          -         -        -
expired            -        -     -              -                  -       -          -         -        -
`
const [heads = [], ...lines] = picture
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/))
const stepsOf = ([, ...cells]: readonly string[]) => heads.slice(1).filter((_head, column) => cells[column] === 'yes')

describe('the table of steps', () => {
  it.each(lines.map((line) => [line[0] as TradingState, stepsOf(line)] as const))('leads from %s to %j', (from, to) => {
    expect([...orderSteps[from]].sort()).toEqual([...to].sort())
  })
})

const those = (fits: (state: TradingState) => boolean) =>
  lines.map(([state]) => state as TradingState).filter((state) => fits(state))

describe('an order', () => {
  it('is unsettled while a fill may come, or while it may exist without our knowledge', () => {
    expect(those(isUnsettled)).toEqual(['submitting', 'unknown', 'open', 'partly-filled', 'ended-unconfirmed'])
  })

  it('keeps its symbol from new orders while no evidence shows its fate', () => {
    expect(those(blocksSymbol)).toEqual(['submitting', 'unknown', 'ended-unconfirmed'])
  })
})

import { expect, it } from 'vitest'
import { createSettings, type SimulatorSettings } from './settings.ts'

const given: Required<SimulatorSettings> = {
  orderListLagMs: { krx: 1, krxOpen: 2, overseas: 3, overseasOpen: 4 },
  positionLagMs: 5,
  cancelLagMs: 6,
  endedOrderRow: 'zeros',
  dateSkewMs: -7,
  heldPlacesMs: 8,
  heldSessionMs: 9,
  pingPong: 'notices',
  extraColumns: 10,
  emptyCells: 'null',
  fridayRestart: '23:50',
}

it.each([
  ['nothing', {}],
  ['orderListLagMs', { orderListLagMs: { krx: 9, krxOpen: 0, overseas: 0, overseasOpen: 0 } }],
  ['positionLagMs', { positionLagMs: 0 }],
  ['cancelLagMs', { cancelLagMs: 9 }],
  ['endedOrderRow', { endedOrderRow: 'unchanged' }],
  ['dateSkewMs', { dateSkewMs: 0 }],
  ['heldPlacesMs', { heldPlacesMs: 0 }],
  ['heldSessionMs', { heldSessionMs: 300_000 }],
  ['pingPong', { pingPong: 'all' }],
  ['extraColumns', { extraColumns: 0 }],
  ['emptyCells', { emptyCells: 'empty' }],
  ['fridayRestart', { fridayRestart: 'never' }],
] as const)('changes %s alone', (_name, change: SimulatorSettings) => {
  const settings = createSettings(given)

  settings.change(change)

  expect(settings.current()).toEqual({ ...given, ...change })
})

it('takes one lag for every list of orders, and none for a list that is left out', () => {
  const lagsOf = (orderListLagMs: SimulatorSettings['orderListLagMs']) =>
    createSettings({ orderListLagMs }).current().orderListLagMs

  expect(lagsOf(8)).toEqual({ krx: 8, krxOpen: 8, overseas: 8, overseasOpen: 8 })
  expect(lagsOf({ overseas: 8 })).toEqual({ krx: 0, krxOpen: 0, overseas: 8, overseasOpen: 0 })
})

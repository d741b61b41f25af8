import type { Environment } from '../../environment.ts'
import type { HolidayTable } from '../world/holiday-table.ts'
import { createWorld, type World, type WorldOptions } from '../world/world.ts'
import type { SimulatedAnswer } from './answer.ts'
import { callWorld, type DirectCall } from './call-world.test-kit.ts'

export const monday: number = Date.parse('2026-10-19T10:00+09:00')
export const saturday: number = Date.parse('2026-10-17T10:00+09:00')
export const night: number = Date.parse('2026-10-19T23:00+09:00')

type Question = Omit<DirectCall, 'at'> & { readonly at?: number }

/** Creates a world and a caller that asks it and trades in it. */
export interface Caller {
  readonly world: World
  ask(question: Question): SimulatedAnswer
  buy(input?: Readonly<Record<string, string>>, at?: number): SimulatedAnswer
  sell(input?: Readonly<Record<string, string>>, at?: number): SimulatedAnswer
  buyUs(input?: Readonly<Record<string, string>>, at?: number): SimulatedAnswer
  sellUs(input?: Readonly<Record<string, string>>, at?: number): SimulatedAnswer
  reviseOrCancel(input: Readonly<Record<string, string>>, at?: number): SimulatedAnswer
}

const krxOrder = { PDNO: '005930', ORD_DVSN: '01', ORD_QTY: '1', ORD_UNPR: '0', EXCG_ID_DVSN_CD: 'KRX' }
export const overseasOrder: Readonly<Record<string, string>> = {
  PDNO: 'AAPL',
  OVRS_EXCG_CD: 'NASD',
  ORD_DVSN: '00',
  ORD_QTY: '1',
  OVRS_ORD_UNPR: '300.00',
}

/** Creates a caller of a new world. Worlds may share the table of holidays, which costs more than all the rest of one. */
export function createCaller(
  environment: Environment,
  options: Partial<WorldOptions> = {},
  holidays?: HolidayTable,
): Caller {
  const settings = {
    seed: 5,
    environment,
    hours: 'exchange',
    account: '12345678-01',
    startAt: saturday,
    ...options,
  } as const
  const world = createWorld(settings, holidays)
  const order =
    (id: string, usual: Readonly<Record<string, string>>, ord_dv: string) =>
    (input = {}, at = monday) =>
      callWorld(world, environment, { id, at, when: { ord_dv }, input: { ...usual, ...input } })
  return {
    world,
    ask: (question) => callWorld(world, environment, { at: monday, ...question }),
    buy: order('domestic-stock/order-cash', krxOrder, 'buy'),
    sell: order('domestic-stock/order-cash', krxOrder, 'sell'),
    buyUs: order('overseas-stock/order', overseasOrder, 'buy'),
    sellUs: order('overseas-stock/order', overseasOrder, 'sell'),
    reviseOrCancel: (input, at = monday) =>
      callWorld(world, environment, {
        id: 'domestic-stock/order-rvsecncl',
        at,
        input: { ...krxOrder, ORD_DVSN: '00', ...input },
      }),
  }
}

export const codeOf = (answer: SimulatedAnswer): string => ('refusal' in answer ? answer.refusal.messageCode : 'taken')
export const blockOf = (answer: SimulatedAnswer, name = 'output'): Readonly<Record<string, string>> =>
  'blocks' in answer ? Object(answer.blocks[name]) : {}
export const rowsOf = (answer: SimulatedAnswer, name: string): readonly Readonly<Record<string, string>>[] =>
  'blocks' in answer ? Object(answer.blocks[name]) : []

export const executions = (CCLD_DVSN = '00'): Question => ({
  id: 'domestic-stock/inquire-daily-ccld',
  when: { pd_dv: 'inner' },
  input: { INQR_STRT_DT: '20261001', INQR_END_DT: '20261031', CCLD_DVSN, SLL_BUY_DVSN_CD: '00', INQR_DVSN: '00' },
})
export const price: Question = {
  id: 'domestic-stock/inquire-price',
  input: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
}

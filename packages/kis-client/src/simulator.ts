export { createScaledClock, type ScaledClock, type ScaledClockOptions } from './simulator/clocks/scaled.ts'
export { createSteppedClock, type SteppedClock } from './simulator/clocks/stepped.ts'
export { steppedConnection } from './simulator/clocks/stepped-connection.ts'
export { steppedSocket } from './simulator/clocks/stepped-socket.ts'
export type { Fault } from './simulator/control/faults.ts'
export type { ExternalOrder, ExternalOrigin } from './simulator/control/order-controls.ts'
export type { CallMatch, SeenCall } from './simulator/control/seen-calls.ts'
export type { GivenInstrument } from './simulator/market/given-instruments.ts'
export type { GivenMinute, GivenMinutes } from './simulator/market/given-minutes.ts'
export type { InProcessOptions, SimulatorOptions } from './simulator/options.ts'
export type { RealtimeCode, RefusalCode } from './simulator/realtime/codes.ts'
export type {
  RealtimeControls,
  SeenRequest,
  SentFrame,
  TakenPlace,
  TopicMatch,
} from './simulator/realtime/controls.ts'
export type { Mangling } from './simulator/realtime/frame.ts'
export type { EndedOrderRow, OrderListLags, SimulatorSettings } from './simulator/settings.ts'
export {
  type InProcessSimulator,
  type Simulator,
  type SimulatorClientOptions,
  startSimulator,
} from './simulator/simulator.ts'
export type { AccountRules } from './simulator/world/account-rules.ts'
export type { FeePercents } from './simulator/world/fees.ts'
export type { Hours } from './simulator/world/holiday-table.ts'
export type { BookedOrder } from './simulator/world/orders/booked-order.ts'
export type { Liquidity } from './simulator/world/orders/liquidity.ts'
export type { SettlementDays } from './simulator/world/settlement.ts'
export type { Bar } from './simulator/world/world.ts'

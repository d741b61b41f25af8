import { blocksSymbol, isUnsettled, orderSteps, type TradingState } from '../src/orders/history/order-states.ts'
import { fillPage } from './fill-page.ts'
import { writeTable } from './markdown-table.ts'

/**
 * Writes the tables of steps and states into `docs/trading.md`. The rest of the page is written by hand.
 *
 * @throws the page has not each of the marks once
 */
export function writeTrading(page: string): string {
  const file = 'docs/trading.md'
  const withSteps = fillPage(page, { file, name: 'steps', text: stepTable() })
  return fillPage(withSteps, { file, name: 'states', text: stateTable() })
}

const isState = (name: string): name is TradingState => name in orderSteps
const states = Object.keys(orderSteps).filter(isState)
const finals = states.filter((state) => orderSteps[state].length === 0)

/** Proof of each state. */
const stateProofs: Readonly<Record<TradingState, string>> = {
  submitting: 'its intent is in the journal, and its call is under way',
  unknown: 'its call ended without an answer, its program died before the answer, or several rows match it (`reason`)',
  open: 'KIS answered with its number, or its row shows it',
  'partly-filled': 'its row shows fills',
  'ended-unconfirmed': 'it is past its life by rule, and no row says how it ended',
  filled: 'its row',
  cancelled: 'its row',
  rejected: 'KIS refused it (`reason`), or its row says so after it had a number',
  expired: 'its row says that the exchange ended it, or a person said that it is over',
  'not-taken':
    'it did not leave, complete lists and holdings after its life are explained without it, or a person said that it is over ' +
    '(`reason`)',
}

const stateTable = (): string =>
  writeTable([
    ['`state`', 'proof', 'may still change', 'other orders of its symbol'],
    ...states.map((state) => [
      `\`${state}\``,
      stateProofs[state],
      isUnsettled(state) ? 'yes' : orderSteps[state].length > 0 ? 'if a row proves it wrong' : 'no',
      blocksSymbol(state) ? 'wait' : 'may leave',
    ]),
  ])

/** Writes the steps as a table, in which "a final state" stands for each of the final ones. */
const stepTable = (): string =>
  writeTable([
    ['`state`', 'may become'],
    ...states.filter((state) => !finals.includes(state)).map((state) => [`\`${state}\``, targetsOf(state).join(', ')]),
  ])

function targetsOf(state: TradingState): readonly string[] {
  const steps = orderSteps[state]
  const reachesAll = finals.every((final) => steps.includes(final))
  const others = steps.filter((step) => !reachesAll || !finals.includes(step)).map((step) => `\`${step}\``)
  return reachesAll ? [...others, 'a final state'] : others
}

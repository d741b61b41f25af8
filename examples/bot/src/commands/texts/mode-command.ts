import { deskModes } from '@stockeye/example-api/notices/wording/mode'
import { waitLine } from '@stockeye/example-api/notices/wording/wait'
import { type CommandParams, traderApi } from '@stockeye/example-api/routes/trader-contract'
import type { DeskState } from '@stockeye/example-trader/desk/desk'
import { type Html, type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { changedSince, orAnswer } from './answers.ts'
import { ask, nothing } from './ask.ts'
import { joined } from './lines.ts'
import { bodyOf, seenOf } from './seen.ts'

/**
 * Creates a command that sets the mode of the trader, after a question that shows the mode and the open orders. The button sets it
 * only in the state that was shown.
 */
export const modeCommand = (
  port: HttpPort,
  {
    name,
    description,
    command,
    question,
  }: {
    readonly name: string
    readonly description: string
    readonly command: CommandParams['command']
    readonly question: string
  },
): OpsCommand => ({
  name,
  description,
  access: 'admin',
  async confirmation(request) {
    const state = await orAnswer(request, () => ask(port, request, traderApi.getTrader, nothing))
    return state && { question: joined([html`<b>${question}</b>`, ...stateLines(state)]), argument: seenOf(state) }
  },
  async handle(request) {
    const input = { params: { command }, body: bodyOf(request.argument) }
    const set = () => ask(port, request, traderApi.commandTrader, input)
    const state = await orAnswer(request, set, { invalid_request: changedSince })
    if (state !== undefined) await request.reply(joined(stateLines(state)))
  },
})

/** Returns the mode of the trader, its orders and what it waits for in lines. */
const stateLines = ({ mode, by, open, unknown, waits = [] }: DeskState): readonly (string | Html)[] => [
  html`지금: ${deskModes[mode]}${by === undefined ? '' : ` — ${by}`}`,
  `미체결 주문 ${open}건${unknown === 0 ? '' : `, 접수 확인 중 ${unknown}건`}`,
  ...waits.map(waitLine),
]

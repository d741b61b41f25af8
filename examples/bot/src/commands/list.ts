import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { approvalsCommand } from './approvals.ts'
import { approveCommand } from './approve.ts'
import { balanceCommand } from './balance.ts'
import { declineCommand } from './decline.ts'
import { flattenCommand } from './flatten.ts'
import { killCommand } from './kill.ts'
import { noticesCommand } from './notices.ts'
import { ordersCommand } from './orders.ts'
import { pauseCommand } from './pause.ts'
import { positionsCommand } from './positions.ts'
import { profitCommand } from './profit.ts'
import { resumeCommand } from './resume.ts'
import { stopEntryCommand } from './stop-entry.ts'
import { updateMasterCommand } from './update-master.ts'
import { whyCommand } from './why.ts'

/** Creates the commands of this bot beside the built-in ones, in the order in which people see them. */
export const createCommands = (port: HttpPort, { now }: { readonly now: () => number }): readonly OpsCommand[] => [
  updateMasterCommand(port),
  balanceCommand(port),
  positionsCommand(port),
  ordersCommand(port, { now }),
  profitCommand(port),
  whyCommand(port),
  approvalsCommand(port),
  approveCommand(port),
  declineCommand(port),
  pauseCommand(port),
  resumeCommand(port),
  stopEntryCommand(port),
  flattenCommand(port),
  killCommand(port),
  noticesCommand(port),
]

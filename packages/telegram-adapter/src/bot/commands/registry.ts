import { decideAccess } from '../access.ts'
import { cancel } from './cancel.ts'
import type { Command } from './command.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { showSchedules } from './show-schedules.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { triggerJob } from './trigger-job.ts'
import { updateMaster } from './update-master.ts'

/** Every command, in the order in which people see them: `/help`, the menus and authorization all read this. */
export const commands: readonly Command[] = [
  start,
  help,
  showSchedules,
  triggerJob,
  updateMaster,
  status,
  history,
  cancel,
]

/** Those that a user of this role may give. */
export const commandsFor = (role: 'admin' | 'user'): readonly Command[] =>
  commands.filter(({ access }) => decideAccess({ role, active: true }, access) === 'allowed')

/** A command as it was typed. */
export interface TypedCommand {
  readonly name: string
  readonly argument: string
  /** The bot that it names, in lower case: `/help@stockeye_bot`. */
  readonly to: string | undefined
}

/** @returns undefined for text that is no command */
export function parseCommand(text: string): TypedCommand | undefined {
  const [, name, to, argument] = text.match(/^\/(\w{1,32})(?:@(\w{1,32}))?(?:\s+(.*))?$/s) ?? []
  if (name === undefined) return undefined
  return { name: name.toLowerCase(), argument: argument?.trim() ?? '', to: to?.toLowerCase() }
}

import type { OpsTexts } from '../../messages/texts.ts'
import { decideAccess } from '../access.ts'
import { cancel } from './cancel.ts'
import type { BuiltInCommand, Command } from './command.ts'
import { discard } from './discard.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { checkOpsCommands, commandOf, type OpsCommand } from './ops-command.ts'
import { redeliver } from './redeliver.ts'
import { showSchedules } from './show-schedules.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { triggerJob } from './trigger-job.ts'
import { undelivered } from './undelivered.ts'

/** Built-in commands, in the order in which people see them. */
const builtIn: readonly BuiltInCommand[] = [
  start,
  help,
  showSchedules,
  triggerJob,
  status,
  history,
  cancel,
  undelivered,
  redeliver,
  discard,
]

/** All commands of a bot: `/help`, the menus and authorization read them here. */
export interface Registry {
  /** Built-in commands first, then those of the program. */
  readonly commands: readonly Command[]
  /** Returns the command with the name, or undefined. */
  find(name: string): Command | undefined
  /** Returns the commands that a user of the role may use. */
  commandsFor(role: 'admin' | 'user'): readonly Command[]
}

/**
 * Creates the registry of a bot.
 *
 * @throws {OpsInputError} a command of the program has a wrong field
 */
export function createRegistry(own: readonly OpsCommand[] = []): Registry {
  checkOpsCommands(own, new Set(builtIn.map(({ name }) => name)))
  const commands: readonly Command[] = [
    ...builtIn.map((command) => ({
      ...command,
      describe: ({ descriptions }: OpsTexts) => descriptions[command.name],
    })),
    ...own.map(commandOf),
  ]
  const byName = new Map(commands.map((command) => [command.name, command]))
  return {
    commands,
    find: (name) => byName.get(name),
    commandsFor: (role) => commands.filter(({ access }) => decideAccess({ role, active: true }, access) === 'allowed'),
  }
}

/** Command as a user typed it. */
export interface TypedCommand {
  readonly name: string
  readonly argument: string
  /** Name of the bot after `@`, in lower case: `/help@stockeye_bot`. */
  readonly to: string | undefined
}

/** Parses a command. @returns undefined for text that is not a command */
export function parseCommand(text: string): TypedCommand | undefined {
  const [, name, to, argument] = text.match(/^\/(\w{1,32})(?:@(\w{1,32}))?(?:\s+(.*))?$/s) ?? []
  if (name === undefined) return undefined
  return { name: name.toLowerCase(), argument: argument?.trim() ?? '', to: to?.toLowerCase() }
}

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { suggestNames } from '@stockeye/internal/suggest'
import { OptionError } from './option-error.ts'

/**
 * Parses the command line as `parseArgs` of Node does.
 *
 * @throws {OptionError} the message begins with the option that is wrong
 */
export function parseArguments<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))) throw error
    throw new OptionError(mistakeOf(error.message, Object.keys(config.options ?? {})), { cause: error })
  }
}

/** Returns a mistake that Node found in the arguments as a sentence that begins with the option. */
function mistakeOf(message: string, known: readonly string[]): string {
  const option = /--?[\w-]+/.exec(message)?.[0] ?? 'options'
  const argument = /Unexpected argument '([^']*)'/.exec(message)?.[1]
  if (argument !== undefined) return `${argument}: it belongs to no option; see --help for those that exist`
  if (message.startsWith('Unknown option')) {
    const [near] = suggestNames(option.replace(/^-+/, ''), known)
    const advice = near === undefined ? 'see --help for those that exist' : `use --${near}, or see --help`
    return `${option}: it is not an option; ${advice}`
  }
  if (message.includes('does not take an argument')) return `${option}: it takes no value; pass it alone`
  return `${option}: its value is missing; pass one behind it`
}

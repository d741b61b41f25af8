/** An option of the command line is wrong. The message has a sentence for each of them, which begins with the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
  readonly code = 'COMMAND_OPTION'
}

/** EX_USAGE of sysexits.h. */
export const optionExitCode = 64

/** Returns whether an option was wrong, for the program or for `parseArgs` of Node. */
export const isOptionError = (error: unknown): boolean =>
  error instanceof OptionError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))

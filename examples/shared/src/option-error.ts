/** An option of the command line is wrong. The message has a sentence for each of them, which begins with the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
  readonly code = 'COMMAND_OPTION'
}

/** EX_USAGE of sysexits.h. */
export const optionExitCode = 64

import { endWithOutput } from '@stockeye/internal/closed-output'
import { OptionError, optionExitCode } from './option-error.ts'
import { SettingsError, settingsExitCode } from './settings-error.ts'

/**
 * Runs a command. It ends when the reader of its output has gone, as after `| head -3`. An error ends it with its message on stderr,
 * without a stack: with code 64 where an option is wrong, with 78 where a setting is missing or wrong, and with 1 after any other error.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  endWithOutput()
  try {
    await command()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = exitCodeOf(error)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof OptionError) return optionExitCode
  return error instanceof SettingsError ? settingsExitCode : 1
}

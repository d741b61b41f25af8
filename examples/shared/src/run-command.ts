import { endWithOutput } from '@stockeye/internal/closed-output'
import { SettingsError, settingsExitCode } from './settings-error.ts'

/**
 * Runs a command, which ends when the reader of its output has gone, as after `| head -3`. An error ends it with its message on
 * stderr, without a stack.
 *
 * @param options.failureCode exit code after an error; a `SettingsError` has 78
 */
export async function runCommand(
  command: () => Promise<void>,
  { failureCode }: { readonly failureCode: number },
): Promise<void> {
  endWithOutput()
  try {
    await command()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof SettingsError ? settingsExitCode : failureCode
  }
}

/** Settings are missing or wrong. `problems` has a sentence for each of them, which names it and no value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly code = 'SETTINGS'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** EX_CONFIG of sysexits.h: a restart cannot succeed before a person has changed the settings. */
export const settingsExitCode = 78

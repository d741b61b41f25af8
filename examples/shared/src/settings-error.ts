/** Settings that are missing or wrong: all of them, each as a sentence that names it and no value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly code = 'API_SETTINGS'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** EX_CONFIG of sysexits.h: starting again helps nothing before somebody has changed the settings. */
export const settingsExitCode = 78

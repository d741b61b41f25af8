import { type Program, type ProgramOptions, startProgram as startSource } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'

const mains = {
  api: new URL(import.meta.resolve('@stockeye/example-api/main')),
  worker: new URL(import.meta.resolve('@stockeye/example-api/worker')),
  bot: new URL('../main.ts', import.meta.url),
}

/** Starts one of the three programs, with this environment and no other, in a folder without `.env` unless `cwd` has one. */
export const startProgram = (
  name: keyof typeof mains,
  env: Readonly<Record<string, string>>,
  options: Omit<ProgramOptions, 'env'> = {},
): Program => startSource(mains[name], { env, cwd: tempFolder('program'), ...options })

import { type Program, type ProgramOptions, startProgram as startSource } from '@stockeye/test-kit/program'

const mains = {
  api: new URL(import.meta.resolve('@stockeye/example-api/main')),
  worker: new URL(import.meta.resolve('@stockeye/example-api/worker')),
  bot: new URL('../main.ts', import.meta.url),
}

/** Starts one of the three programs, with this environment and no other. */
export const startProgram = (
  name: keyof typeof mains,
  env: Readonly<Record<string, string>>,
  options: Omit<ProgramOptions, 'env'> = {},
): Program => startSource(mains[name], { env, ...options })

import { type Program, runProgram as runSource, startProgram as startSource } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'

type File = 'main.ts' | 'worker.ts'

const urlOf = (file: File) => new URL(`../${file}`, import.meta.url)

/**
 * Starts the API or its worker, with this environment and no other. Resolves when it is ready.
 * @param cwd working folder @default one without `.env`
 */
export async function startProgram(
  file: File,
  env: Readonly<Record<string, string>>,
  cwd: string = tempFolder('program'),
): Promise<Program & { readonly url: string }> {
  const program = startSource(urlOf(file), { env, cwd })
  const [, url = ''] = await program.printed(/(?:API|WORKER)_READY (http:\S+?)"/)
  return { ...program, url }
}

/** Runs the API or its worker until it ends by itself, in a folder without `.env`. */
export const runProgram = (
  file: File,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): ReturnType<typeof runSource> => runSource(urlOf(file), { env, args, cwd: tempFolder('program') })

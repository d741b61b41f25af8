import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Command that counts the fsyncs of the command after it. */
export interface FsyncCounter {
  /** Words before the command. */
  readonly command: readonly string[]
  /** Returns the number of fsyncs, once the command has ended; undefined where strace is missing. */
  count(): number | undefined
}

/**
 * Creates a counter of the fsync and fdatasync calls of a command and its children: strace, which stops the process at these
 * calls alone.
 */
export function createFsyncCounter(folder: string): FsyncCounter {
  const strace = (process.env.PATH ?? '')
    .split(delimiter)
    .map((path) => join(path, 'strace'))
    .find(existsSync)
  if (strace === undefined) return { command: [], count: () => undefined }
  const file = join(folder, 'fsyncs')
  return {
    command: [
      strace,
      '-f',
      '-qq',
      '--seccomp-bpf',
      '-c',
      '-U',
      'calls,name',
      '-e',
      'trace=fsync,fdatasync',
      '-o',
      file,
    ],
    count: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => /^\s*(\d+)\s+f(?:data)?sync$/.exec(line)?.[1] ?? [])
        .reduce((sum, calls) => sum + Number(calls), 0),
  }
}

import { closeSync, lstatSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { TokenStoreError } from '../../errors.ts'

/**
 * Makes the file with mode 600 in a directory with mode 700, if either is missing.
 *
 * @throws {TokenStoreError} other users may read the file or enter its directory, or either is a symbolic link
 */
export function makePrivateFile(file: string): void {
  const directory = dirname(file)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  guard(directory, 'directory', 0o700)
  try {
    // The file is made here and not by SQLite, so that it never has a looser mode. `x` follows no link.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  guard(file, 'file', 0o600)
}

function guard(path: string, kind: 'directory' | 'file', mode: number) {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) {
    throw new TokenStoreError(`${path} is a symbolic link: pass the path of the ${kind} that it leads to`)
  }
  if (kind === 'file' ? !stat.isFile() : !stat.isDirectory())
    throw new TokenStoreError(`${path} is not a ${kind}: pass another path`)
  // Windows has no such modes: there the folders of a user are closed to others.
  if (process.platform !== 'win32' && (stat.mode & 0o777 & ~mode) !== 0) {
    const fix = `chmod ${mode.toString(8)} '${path}'`
    const advice = kind === 'file' ? fix : `keep tokens in a directory of their own, or: ${fix}`
    throw new TokenStoreError(`other users may enter or read ${path}: ${advice}`)
  }
}

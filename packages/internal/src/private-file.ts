import { closeSync, lstatSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

export interface PrivateFileOptions {
  /** Widest mode of the folder that is accepted; one that is missing is made with 0700. Other users must not write there: they could put another file in the place of this one. @default 0o755 */
  readonly folderMode?: 0o700 | 0o755
  /** Called when the file was missing, and has been made. */
  readonly made?: () => void
}

/**
 * Makes a file that only its own user can read, and its folder, if they are missing.
 *
 * @returns undefined; or a sentence that says why other users can reach the file, and what to do. SQLite makes the files beside
 * a database with the mode of that database
 * @throws the error of the system, such as EACCES
 */
export function makePrivateFile(
  path: string,
  { folderMode = 0o755, made }: PrivateFileOptions = {},
): string | undefined {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fault = faultOf(folder, 'directory', folderMode)
  if (fault !== undefined) return fault
  try {
    // The file is made here and not by SQLite, so that it never has a looser mode. `x` follows no link.
    closeSync(openSync(path, 'wx', 0o600))
    made?.()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return faultOf(path, 'file', 0o600)
}

function faultOf(path: string, kind: 'directory' | 'file', mode: number): string | undefined {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return `${path} is a symbolic link: pass the path of the ${kind} that it leads to`
  if (kind === 'file' ? !stat.isFile() : !stat.isDirectory()) return `${path} is not a ${kind}: pass another path`
  // Windows has no such modes: there the folders of a user are closed to others.
  if (process.platform === 'win32' || (stat.mode & 0o777 & ~mode) === 0) return undefined
  const fix = `chmod ${mode.toString(8)} '${path}'`
  return kind === 'file'
    ? `other users may read or write ${path}: ${fix}`
    : `other users may enter or change ${path}: keep the file in a directory of its own, or: ${fix}`
}

import { closeSync, lstatSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export interface PrivateFile {
  /** Sentence that says why other users can reach the file, and what to do; undefined if they cannot. */
  readonly fault: string | undefined
  /** Whether this call has made the file. */
  readonly isNew: boolean
}

export interface PrivateFileOptions {
  /** Widest mode of the folder that is accepted; one that is missing is made with 0700. Other users must not write there: they could put another file in the place of this one. @default 0o755 */
  readonly folderMode?: 0o700 | 0o755
}

/**
 * Makes a file that only its own user can read, and its folder, if they are missing.
 *
 * @returns the fault, if other users can reach the file. SQLite makes the files beside a database with the mode of that database
 * @throws the error of the system, such as EACCES
 */
export function makePrivateFile(path: string, { folderMode = 0o755 }: PrivateFileOptions = {}): PrivateFile {
  const folder = dirname(path)
  makePrivateFolder(folder)
  const fault = faultOf(folder, 'directory', folderMode)
  if (fault !== undefined) return { fault, isNew: false }
  const isNew = makeFile(path)
  return { fault: faultOf(path, 'file', 0o600), isNew }
}

/**
 * Makes a folder that only its own user can enter, and those above it, if they are missing. Node's own `recursive` never
 * returns where the system refuses a folder with ENOENT, as below /proc, and stops the whole process.
 *
 * @throws the error of the system, such as EACCES
 */
export function makePrivateFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makePrivateFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Makes the file. @returns false when it exists */
function makeFile(path: string): boolean {
  try {
    // The file is made here and not by SQLite, so that it never has a looser mode. `x` follows no link.
    closeSync(openSync(path, 'wx', 0o600))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function faultOf(path: string, kind: 'directory' | 'file', mode: number): string | undefined {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return `${path} is a symbolic link: pass the path of the ${kind} that it leads to`
  if (kind === 'file' ? !stat.isFile() : !stat.isDirectory()) return `${path} is not a ${kind}: pass another path`
  // Windows has no such modes: there the folders of a user are closed to others.
  if (process.platform === 'win32' || (stat.mode & 0o777 & ~mode) === 0) return undefined
  const fix = `chmod ${mode.toString(8)} '${path}'`
  if (kind === 'file') return `other users may read or write ${path}: ${fix}`
  const fault = `other users may enter or change ${path}: keep the file in a directory of its own`
  // A sticky folder, such as /tmp, belongs to all programs of the machine: another mode would stop them.
  const isShared = (stat.mode & 0o1000) !== 0
  return isShared ? fault : `${fault}, or: ${fix}`
}

import { readFileSync, readlinkSync } from 'node:fs'

/** Returns a text that names this process on its host: its id, the time of its start and the namespace of its id. */
export const processMark = (): string => `${process.pid}/${startOf('self')}/${namespace()}`

/** Returns whether the process of a mark is alive: true also if it cannot be seen from here. */
export function isProcessAlive(mark: string): boolean {
  const [pid = '', start, space] = mark.split('/')
  if (space !== namespace()) return true
  if (start !== '') return startOf(pid) === start
  try {
    return process.kill(Number(pid), 0)
  } catch (error) {
    // A process of another user may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Returns the start of a process, in ticks since the boot; empty where the system does not show it, or the process is gone. */
function startOf(pid: string): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in brackets, may hold spaces; the start is the 20th field after it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A process that was killed and whose parent has not asked for its end.
    return state === 'Z' ? '' : (fields[18] ?? '')
  } catch {
    return ''
  }
}

function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

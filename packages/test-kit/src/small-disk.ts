import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeWhere } from './describe-where.ts'

/** A disk of one process, which no other process sees. */
export interface SmallDisk {
  fill(): void
  empty(): void
}

/** Describes a suite whose processes mount a disk of their own; see `describeWhere`. */
export function describeSmallDisks(name: string, suite: () => void): void {
  const isAllowed = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0
  describeWhere(name, isAllowed ? undefined : 'small disk that a user may mount (unshare -rm)', suite)
}

/** Returns the command that runs `command` where `folder` is a disk of this size. The disk ends with the process. */
export const withSmallDisk = (
  folder: string,
  { sizeMb, command }: { readonly sizeMb: number; readonly command: readonly string[] },
): readonly string[] => {
  const mounted = `mount -t tmpfs -o size=${sizeMb}m,mode=700 tmpfs "$0" && exec "$@"`
  return ['unshare', '-rm', 'sh', '-c', mounted, folder, ...command]
}

/** Returns the command that runs `command` where `folder` is on a read-only disk. Other processes can still write there. */
export const withReadOnlyFolder = (folder: string, command: readonly string[]): readonly string[] => {
  const mounted = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
  return ['unshare', '-rm', 'sh', '-c', mounted, folder, ...command]
}

/** Returns the disk of a process that `withSmallDisk` started. */
export function smallDiskOf(pid: number, folder: string): SmallDisk {
  const ballast = join(`/proc/${pid}/root`, folder, 'ballast')
  let parts = 0
  return {
    fill() {
      for (let size = 262_144; size > 0; parts += 1) {
        try {
          writeFileSync(`${ballast}-${parts}`, Buffer.alloc(size))
        } catch {
          size = Math.floor(size / 2)
        }
      }
    },
    empty() {
      for (; parts > 0; parts -= 1) rmSync(`${ballast}-${parts - 1}`, { force: true })
    },
  }
}

import { closeSync, fsyncSync, openSync } from 'node:fs'

/**
 * Waits until a new name in the folder is on the disk. Windows opens no folder, and writes names in the order of its own log.
 *
 * @throws the error of the system, such as ENOENT
 */
export function syncFolder(path: string, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

import { readFileSync } from 'node:fs'

/**
 * Ends the process of a command with one line when Node is older than its package needs: undici and `node:sqlite` would
 * end it with a TypeError that names neither. A command calls this first, and imports both later.
 *
 * @param packageFile `package.json` of the package, whose `engines` names the oldest Node
 */
export function refuseOldNode(command: string, packageFile: URL): void {
  const { engines } = JSON.parse(readFileSync(packageFile, 'utf8'))
  const fault = nodeFault(String(engines.node), process.versions.node)
  if (fault === undefined) return
  process.stderr.write(`${command}: ${fault}\n`)
  process.exit(1)
}

/** Returns why a version of Node is not in a range `>=major.minor`; undefined if it is. */
export function nodeFault(range: string, version: string): string | undefined {
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(range) ?? []
  const [ownMajor, ownMinor] = version.split('.').map(Number)
  if (major === undefined || ownMajor === undefined || ownMinor === undefined) throw new Error(`no range ${range}`)
  if (ownMajor > Number(major) || (ownMajor === Number(major) && ownMinor >= Number(minor))) return undefined
  return `Node ${version} is too old; use Node ${major}.${minor} or newer`
}

import { readFileSync } from 'node:fs'

/** Returns the version that a `package.json` has. */
export const readVersion = (packageFile: URL): string => String(JSON.parse(readFileSync(packageFile, 'utf8')).version)

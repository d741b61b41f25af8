import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const packageSchema = z.object({ version: z.string() })

/** Writes `version.gen.ts`: the version of this package, for the header of its requests. */
export function writeVersion(home: string): string {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  return `// Written by scripts/generate.ts from package.json. Not edited by hand: run \`pnpm generate\`.

/** Version of this package. */
export const version: string = '${version}'
`
}

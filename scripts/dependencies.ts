// Reads what the packages depend on: the manifests, what is installed of it, the rows of docs/dependencies.md, and the answer
// of the registry about vulnerabilities. scripts/check-dependencies.mjs compares them.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Row of the page for one dependency. */
export interface DependencyRow {
  readonly name: string
  /** Version up to the number that may break, such as `8` or `0.8`. */
  readonly version: string
  readonly licence: string
  readonly reason: string
}

/** Licences that a program of any kind may include. */
const permissive: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
]

/** Returns whether a licence, an SPDX expression without brackets inside of brackets, leaves a choice that is permissive. */
export function isPermissive(licence: unknown): boolean {
  if (typeof licence !== 'string') return false
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((one) => permissive.includes(one.trim())))
}

/** Reads the manifest in a folder. */
export const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Returns the folder in which Node finds a package from another folder; undefined where it is not installed. */
function findInstalled(name: string, from: string): string | undefined {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return realpathSync(found)
    if (dirname(folder) === folder) return undefined
  }
}

/**
 * Returns the manifests of all packages that an installation brings: dependencies of dependencies, too.
 *
 * @throws {Error} one is not installed, and is not optional
 */
export function installedBelow(folder: string): readonly Manifest[] {
  const found = new Map<string, Manifest>()
  const visit = (from: string) => {
    const { name: parent, dependencies = {}, optionalDependencies = {} } = readManifest(from)
    for (const name of new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)])) {
      const at = findInstalled(name, from)
      // One for another system.
      if (at === undefined && name in optionalDependencies) continue
      if (at === undefined) throw new Error(`${name} of ${parent} is not installed; run pnpm install`)
      if (found.has(at)) continue
      found.set(at, readManifest(at))
      visit(at)
    }
  }
  visit(folder)
  return [...found.values()]
}

/** Returns the rows of the page, by heading: a name in backticks, version, licence and reason. */
export function readRows(page: string): ReadonlyMap<string, readonly DependencyRow[]> {
  const rows = new Map<string, readonly DependencyRow[]>()
  let heading = ''
  for (const line of page.split('\n')) {
    heading = /^#+ (.*)/.exec(line)?.[1]?.replaceAll('`', '') ?? heading
    const [, name, version = '', licence = '', reason = ''] =
      /^\| `([^`]+)` *\| (\S+) *\| ([^|]+?) *\| ([^|]+?) *\|$/.exec(line) ?? []
    if (name !== undefined) rows.set(heading, [...(rows.get(heading) ?? []), { name, version, licence, reason }])
  }
  return rows
}

interface Advisory {
  readonly module_name: string
  readonly vulnerable_versions: string
  readonly severity: string
  readonly title: string
  readonly url: string
}

/** Returns a line for each advisory in the output of `pnpm audit --json`; undefined where the registry gave no answer. */
export function readAdvisories(output: string): readonly string[] | undefined {
  try {
    const { advisories, metadata }: { advisories?: Readonly<Record<string, Advisory>>; metadata?: unknown } =
      JSON.parse(output)
    if (metadata === undefined) return undefined
    return Object.values(advisories ?? {}).map(
      (each) => `${each.module_name} ${each.vulnerable_versions}: ${each.title} (${each.severity}, ${each.url})`,
    )
  } catch {
    return undefined
  }
}

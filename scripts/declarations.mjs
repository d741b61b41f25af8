import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Returns the declarations that each entry of a package leads to, by relative paths within the package, by the target in
 * `exports`; `./dist/endpoints/*.d.ts` is one entry.
 */
export function publicDeclarations(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const targets = Object.values(exports).flatMap(({ types }) => types ?? [])
  return new Map(targets.map((types) => [types, reachable(folder, globSync(types, { cwd: folder }))]))
}

function reachable(folder, entries) {
  const found = new Set(entries)
  // A set also visits what is added to it on the way.
  for (const file of found) {
    for (const [, to] of readFileSync(join(folder, file), 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      found.add(join(dirname(file), to.replace(/\.[jt]s$/, '.d.ts')))
    }
  }
  return found
}

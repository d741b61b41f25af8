import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineBench } from '../../../scripts/bench/define-bench.ts'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Milliseconds to import `specifiers` as a user does: built, in a fresh Node, without the source condition. */
function importMs(...specifiers: readonly string[]): number {
  const imports = specifiers.map((specifier) => `import('${specifier}')`)
  const script = `const start = performance.now(); await Promise.all([${imports}]); console.log(performance.now() - start)`
  const flags = ['--input-type=module', '--eval', script]
  return Number(execFileSync(process.execPath, flags, { cwd: packageFolder, encoding: 'utf8' }))
}

// What the client costs every process that loads it; the floor is what its two large dependencies cost alone. undici is in
// the floor only: the client loads it with the first request.
export default defineBench({
  id: 'import',
  title: 'time to load the root entry',
  atLeast: 1 / 1.2,
  unit: 'ms',
  figure: 'returned',
  better: 'lower',
  runs: 11, // wall-clock time, which a busy machine scatters
  ours: () => {
    // The sources would be measured with the compiling that Node does on them, and unbundled.
    if (!existsSync(new URL('../dist/index.js', import.meta.url)))
      throw new Error('dist/index.js is missing; build it first: pnpm --filter @stockeye/kis-client... build')
    return importMs('@stockeye/kis-client')
  },
  peers: { 'floor: undici and zod': () => importMs('undici', 'zod') },
})

// Bundles a package as it was at a commit, for tests that run two of its versions on one store.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsup'

export interface CommitBundle {
  /** Commit of the sources; a checkout with its history is needed. */
  readonly commit: string
  /** Folder of the package, such as `packages/job-runner`. */
  readonly home: string
  /** Exports of the bundle, as TypeScript that imports the package's sources by `./src/`. */
  readonly entry: string
  /** Path of the bundle to write. */
  readonly file: string
}

const root = join(import.meta.dirname, '..')

/**
 * Writes the package and the private parts of the workspace as one module. Packages of the registry stay imports: both
 * versions use the same engines. Names stay readable, since a stored error holds the name of its class.
 */
export async function bundleCommit({ commit, home, entry, file }: CommitBundle): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stockeye-commit-'))
  try {
    const archive = execFileSync('git', ['archive', commit, home, 'packages/internal'], { cwd: root })
    execFileSync('tar', ['-x', '-C', folder], { input: archive })
    const source = join(folder, home)
    writeFileSync(join(source, 'entry.ts'), entry)
    mkdirSync(join(source, 'out'))
    await build({
      config: false,
      silent: true,
      entry: { bundle: join(source, 'entry.ts') },
      outDir: join(source, 'out'),
      format: 'esm',
      target: 'node22',
      outExtension: () => ({ js: '.mjs' }),
      splitting: false,
      treeshake: false,
      skipNodeModulesBundle: true,
      noExternal: [/^@stockeye\/internal\//],
      removeNodeProtocol: false,
      esbuildOptions(options) {
        options.alias = { '@stockeye/internal': join(folder, 'packages/internal/src') }
        options.minifyWhitespace = true
        options.minifySyntax = true
        options.lineLimit = 120
      },
    })
    const text = readFileSync(join(source, 'out/bundle.mjs'), 'utf8')
    writeFileSync(
      file,
      `// Generated from ${home} at commit ${commit} by ${home}/scripts/write-previous.ts. Do not edit.\n${text}`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './commands.ts'
import type { Compiler, Project, Resolution } from './matrix.ts'
import type { Program } from './programs.ts'

interface Manifest {
  readonly name: string
  readonly dependencies?: Versions
  readonly devDependencies?: Versions
  readonly peerDependencies?: Versions
}

/** Versions of packages by their names. */
type Versions = Readonly<Record<string, string>>

/** Tarballs of the packages by their folders. */
export type Tarballs = ReadonlyMap<string, string>

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join('packages', folder, 'package.json'), 'utf8'))

/** Packs a package as it would be published. @returns the path of the tarball */
export async function pack(folder: string, into: string): Promise<string> {
  const packed = await run(['pnpm', '--dir', join('packages', folder), 'pack', '--json', '--pack-destination', into])
  return JSON.parse(packed).filename
}

/** Returns the lowest version of a range: `5.3.0` of `^5.3.0 || ^6.0.0`. */
function lowestOf(range: string): string {
  const [, major = '0', minor = '0', patch = '0'] = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(range) ?? []
  return `${major}.${minor}.${patch}`
}

function peersOf({ packages, peers }: Project): Versions {
  if (peers === 'none') return {}
  const ranges: Versions = Object.assign({}, ...packages.map((folder) => manifestOf(folder).peerDependencies))
  if (peers === 'newest') return ranges
  return Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, lowestOf(range)]))
}

/** Returns what programs import beside our packages and the peers, in the versions that our tests have. */
function librariesOf({ packages }: Project, programs: readonly Program[]): Versions {
  const imports = new Set(programs.flatMap((program) => program.imports))
  const known: Versions = Object.assign(
    {},
    ...packages.map(manifestOf).map(({ dependencies, devDependencies }) => ({ ...devDependencies, ...dependencies })),
  )
  return Object.fromEntries(
    Object.entries(known).filter(([name, range]) => imports.has(name) && !range.startsWith('workspace:')),
  )
}

/** Recognizes a program that uses names of Node itself. */
const needsNodeTypes = ({ text }: Program): boolean => /\bprocess\.|\bBuffer\b|from 'node:/.test(text)

const typescript = (compiler: Compiler): string => `typescript-${compiler}`

/** Installs a project in an empty folder, and writes the programs that can be compiled there. @returns those programs */
export async function install(
  project: Project,
  folder: string,
  tarballs: Tarballs,
  programs: readonly Program[],
): Promise<readonly Program[]> {
  const ours = Object.fromEntries([...tarballs].map(([name, file]) => [manifestOf(name).name, `file:${file}`]))
  const peers = peersOf(project)
  const libraries = project.isWithLibraries ? librariesOf(project, programs) : {}
  const installed = {
    ...libraries,
    ...peers,
    ...Object.fromEntries(project.packages.map(manifestOf).map(({ name }) => [name, ours[name]])),
  }
  const tools = {
    ...(project.ambient === 'node' ? { '@types/node': '^22.19.0' } : {}),
    ...Object.fromEntries(project.compilers.map((line) => [typescript(line), `npm:typescript@${line}`])),
  }
  const manifest = { private: true, type: 'module', dependencies: installed, devDependencies: tools }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2))
  if (project.manager === 'pnpm') {
    // kis-client's dependency on token-manager, too, is the tarball; JSON is YAML.
    const settings = { overrides: ours, allowBuilds: { 'msgpackr-extract': false } }
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(settings, undefined, 2))
    await run(['pnpm', 'install'], folder)
  } else {
    await run(['npm', 'install', '--no-audit', '--no-fund'], folder)
  }
  const known = programs.filter(
    (program) =>
      program.imports.every((name) => name in installed) &&
      (project.ambient === 'node' || !needsNodeTypes(program)) &&
      (!project.isWithLibraries || program.imports.some((name) => name in libraries && !(name in peers))),
  )
  for (const { stem, extension, text } of known) writeFileSync(join(folder, `${stem}${extension}`), text)
  return known
}

/** Compiles the programs of a project. @returns the folder with the JavaScript */
export async function compile(
  { ambient, strictness = 'strictest', skipLibCheck = false }: Project,
  folder: string,
  compiler: Compiler,
  resolution: Resolution,
): Promise<string> {
  const out = join(folder, 'out', `${compiler}-${resolution}`)
  const compilerOptions = {
    target: 'es2024',
    lib: ambient === 'node' ? ['es2024'] : ['es2024', 'dom'],
    types: ambient === 'node' ? ['node'] : [],
    module: resolution === 'nodenext' ? 'nodenext' : 'preserve',
    moduleResolution: resolution,
    strict: true,
    // A declaration may compile with them and not without them.
    exactOptionalPropertyTypes: strictness === 'strictest',
    noUncheckedIndexedAccess: strictness === 'strictest',
    skipLibCheck,
    declaration: true,
    rootDir: folder,
    outDir: out,
  }
  const config = join(folder, `tsconfig.${compiler}-${resolution}.json`)
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ['*.ts', '*.cts'] }, undefined, 2))
  await run([process.execPath, join(folder, 'node_modules', typescript(compiler), 'bin/tsc'), '-p', config])
  return out
}

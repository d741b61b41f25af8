// npm run consumers -- [--all] [--only NAME,...] [--keep]: packs the packages, installs the tarballs into fresh projects
// outside of the workspace, compiles the programs of the READMEs and pages there as they are printed, and runs them.
// `matrix.ts` has the projects: two corners of the matrix, or with --all the whole of it. The current folder is the root
// of the workspace, whose packages are built.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { commandOf, run, runProgram } from './commands.ts'
import { corners, matrix, type Project, packages, type Resolution, type Runtime } from './matrix.ts'
import { isInCorners, type Program, programs } from './programs.ts'
import { compile, install, pack, type Tarballs } from './project.ts'
import { startServers } from './servers.ts'

/** Returns the options and the projects that they choose. */
function readArguments() {
  const { values } = parseArgs({
    options: { all: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'boolean' } },
  })
  const known = values.all ? matrix : corners
  const names = values.only?.split(',')
  const unknown = names?.find((name) => known.every((project) => project.name !== name))
  if (unknown !== undefined)
    throw new Error(`--only: "${unknown}" is not one of ${known.map(({ name }) => name).join(', ')}`)
  return { options: values, projects: known.filter(({ name }) => names?.includes(name) ?? true) }
}

let asked: ReturnType<typeof readArguments>
try {
  asked = readArguments()
} catch (error) {
  console.error(
    `${error instanceof Error ? error.message : error}; npm run consumers -- [--all] [--only NAME,...] [--keep]`,
  )
  process.exit(64)
}
const { options, projects } = asked
const home = mkdtempSync(join(tmpdir(), 'consumers-'))
const hasRedis = spawnSync('redis-server', ['--version']).status === 0
const emittedExtension = { '.ts': '.js', '.test.ts': '.test.js', '.cts': '.cjs' } as const
const commands = new Map<Runtime, Promise<readonly string[]>>()
let failures = 0

/** Runs work, and prints and counts its failure. @returns its result, or undefined */
async function attempt<Result>(title: string, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    failures += 1
    console.log(`FAILED ${title}: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

/** Installs a runtime once: npx cannot install the same one twice at a time. */
function findCommand(runtime: Runtime): Promise<readonly string[]> {
  const command = commands.get(runtime) ?? commandOf(runtime)
  commands.set(runtime, command)
  return command
}

/** Recognizes the programs that are run on a runtime, with the output of a resolution. */
function isRun({ name, extension, text, imports }: Program, runtime: Runtime, resolution: Resolution): boolean {
  // `module: preserve` leaves the imports of a CommonJS program to a bundler.
  if (extension === '.cts' && resolution === 'bundler') return false
  if (text.includes('REDIS_URL') && !hasRedis) return false
  if (runtime.startsWith('node@')) return true
  // Only Node loads the module that puts a simulator in the place of KIS.
  if (extension === '.test.ts' || text.includes('KIS_APP_KEY')) return false
  // Bun's undici is its own, and lacks what these two packages need: a client needs an option there, which a page sets.
  const needsUndici = imports.some((each) => /kis-client|telegram-adapter/.test(each))
  return runtime.startsWith('deno@') || !needsUndici || name.startsWith('kis-client size')
}

/** Runs an emitted program beside its servers. Rejects when it fails, or does not print what its comments promise. */
async function runEmitted(program: Program, file: string, command: readonly string[], runtime: Runtime): Promise<void> {
  const servers = await startServers(program)
  const cwd = mkdtempSync(join(home, 'cwd-'))
  // Bun and Deno print an object in another form.
  const promised = runtime.startsWith('node@') ? program.promised : []
  const missing = (stdout: string) => promised.filter((line) => !stdout.split('\n').includes(line))
  const until = program.isServing ? (stdout: string) => missing(stdout).length === 0 : undefined
  try {
    const { code, stdout, stderr } = await runProgram([...command, file], { cwd, env: servers.env, until })
    if (code !== 0) throw new Error(`ended with ${code}: ${stderr}${stdout}`)
    if (missing(stdout).length > 0) throw new Error(`did not print ${missing(stdout).join(' | ')}, but: ${stdout}`)
  } finally {
    await servers.close()
  }
}

/** Runs the emitted programs of a project on a runtime: each text once, even if several compilers have written it. */
function createRunner(title: string, runtime: Runtime, folder: string, known: readonly Program[]) {
  const seen = new Set<string>()
  return async (out: string, resolution: Resolution) => {
    const command = await findCommand(runtime)
    const chosen = known.filter((program) => isRun(program, runtime, resolution))
    for (const program of chosen) {
      const file = join(out, `${program.stem}${emittedExtension[program.extension]}`)
      const text = readFileSync(file, 'utf8')
      if (seen.has(text)) continue
      seen.add(text)
      const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
      await attempt(`${title}, ${runtime}: ${program.name}`, async () => {
        if (program.extension === '.test.ts') await run([...command, vitest, 'run', program.stem], out)
        else await runEmitted(program, file, command, runtime)
      })
    }
    return { programs: chosen.length, texts: seen.size }
  }
}

/** Installs a project, and compiles and runs its programs with each of its compilers, resolutions and runtimes. */
async function check(project: Project, tarballs: Tarballs): Promise<void> {
  const folder = join(home, project.name)
  mkdirSync(folder)
  const known = await attempt(`${project.name}: install`, () => install(project, folder, tarballs, programs))
  if (known === undefined) return
  const chosen = options.all && !project.isShort ? known : known.filter(isInCorners)
  const runners = project.runtimes.map((runtime) => ({
    runtime,
    runAll: createRunner(project.name, runtime, folder, chosen),
  }))
  for (const compiler of project.compilers) {
    for (const resolution of project.resolutions) {
      const title = `${project.name}, TypeScript ${compiler}, ${resolution}`
      const out = await attempt(title, () => compile(project, folder, compiler, resolution))
      if (out === undefined) continue
      console.log(`${title}: ${known.length} programs compiled`)
      for (const { runtime, runAll } of runners) {
        const count = await runAll(out, resolution)
        console.log(`${title}, ${runtime}: ${count.programs} programs run, ${count.texts} texts so far`)
      }
    }
  }
}

if (options.all && !hasRedis) {
  await attempt('programs on Redis', async () => {
    const line = 'there is no redis-server on this machine'
    if (process.env['STOCKEYE_REQUIRE_ALL']) throw new Error(line)
    console.log(`programs on Redis are not run: ${line}`)
  })
}
try {
  const tarballs = new Map<string, string>()
  for (const folder of packages) tarballs.set(folder, await pack(folder, home))
  const queue = [...projects]
  const work = async () => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) await check(project, tarballs)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
} finally {
  if (options.keep) console.log(`the projects are in ${home}`)
  else rmSync(home, { recursive: true })
}
console.log(`${projects.length} projects, ${failures} failures`)
process.exitCode = failures === 0 ? 0 : 1

// Packs a package as it would be published, and checks the tarball as the package manager, Node and compiler of a user
// see it: its manifest, its files and their links, its size, its types. No file in it may import the private packages of
// the workspace.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { publicDeclarations } from './declarations.mjs'

const repository = 'https://github.com/stockeye/stockeye-kit'

/** Most bytes of each package, installed without its dependencies. */
const mostBytes = {
  '@stockeye/token-manager': 260_000,
  '@stockeye/kis-client': 3_700_000,
  '@stockeye/job-runner': 660_000,
  '@stockeye/telegram-adapter': 470_000,
}

/** All that a user needs. Sources and source maps are not among it: the build is readable, and the repository has them. */
const wanted = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|ENDPOINTS\.md|docs\/[\w-]+\.md|dist\/.+\.(js|d\.ts))$/
const ofTests = /\.test\b|test-kit|test-d|\.bench\b|(^|\/)(tests|bench|soak|captures|fixtures)\//
/** A private key, the token of a Telegram bot, a token of KIS (a JWT), a token of npm or GitHub. */
const secrets =
  /-----BEGIN [A-Z ]*PRIVATE KEY|\b\d{8,10}:AA[\w-]{33}\b|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.|\b(npm|ghp)_\w{36}/

const [folder] = process.argv.slice(2)
const temp = mkdtempSync(join(tmpdir(), 'packed-'))
const packed = join(temp, 'package')
const problems = []

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) problems.push(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}

function checkManifest({ name, exports, dependencies = {}, peerDependencies = {}, publishConfig = {}, ...manifest }) {
  const expected = {
    license: 'MIT',
    author: 'StockEye Kit contributors',
    homepage: `${repository}/tree/main/${folder}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: 'git', url: `git+${repository}.git`, directory: folder },
    engines: { node: '>=22.19' },
    sideEffects: false,
  }
  for (const [field, value] of Object.entries(expected)) {
    const found = JSON.stringify(manifest[field])
    if (found !== JSON.stringify(value))
      problems.push(`package.json: ${field} is ${found}; use ${JSON.stringify(value)}`)
  }
  if (!(manifest.keywords?.length > 0))
    problems.push('package.json: no keywords; add the words that a user searches for')
  if (publishConfig.access !== 'public' || publishConfig.provenance !== true) {
    problems.push('package.json: publishConfig needs access: public and provenance: true')
  }
  const targets = JSON.stringify(exports)
  if (targets.includes('@stockeye/source') || targets.includes('./src/')) {
    problems.push('package.json: `exports` leads to the sources, which import packages that are not published')
  }
  for (const own of ['@stockeye/internal', '@stockeye/test-kit']) {
    if (own in dependencies) problems.push(`package.json: depends on ${own}, which is private`)
  }
  for (const [peer, range] of Object.entries(peerDependencies)) {
    if (!/^\^\d+\.\d+\.\d+( \|\| \^\d+\.\d+\.\d+)*$/.test(range)) {
      problems.push(`package.json: peer ${peer} is ${range}; name each major that is tested, such as ^5.3.0 || ^6.0.0`)
    }
  }
  const changes = readFileSync(join(packed, 'CHANGELOG.md'), 'utf8')
  if (!changes.includes(`\n## ${manifest.version}\n`)) {
    problems.push(`CHANGELOG.md: nothing about ${manifest.version}; run pnpm changeset version`)
  }
  return name
}

function checkFile(file) {
  const text = readFileSync(join(packed, file), 'utf8')
  if (!wanted.test(file) || ofTests.test(file)) problems.push(`${file}: no user needs it; leave it out of \`files\``)
  if (secrets.test(text))
    problems.push(`${file}: holds ${text.match(secrets)[0].slice(0, 20)}, which looks like a secret`)
  if (text.includes(resolve('.'))) problems.push(`${file}: names a folder of this machine`)
  if (file.startsWith('dist/') && /@stockeye\/(internal|test-kit)/.test(text)) {
    problems.push(`${file}: imports a private package of the workspace`)
  }
  if (file.endsWith('.md')) checkLinks(file, text)
}

/** Checks the links of a page: they must lead somewhere in node_modules, and those of the README on the page of npm too. */
function checkLinks(file, text) {
  const links = [...text.replace(/```.*?```/gs, '').matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)]
  for (const link of links.map(([, inline, reference]) => inline ?? reference)) {
    const [path] = link.split('#')
    const inRepository = /^https:\/\/github\.com\/stockeye\/stockeye-kit\/(?:blob|tree)\/main\/(.+)$/.exec(path)?.[1]
    if (inRepository !== undefined && !existsSync(inRepository)) problems.push(`${file}: ${link} leads to no file`)
    if (path === '' || /^https?:/.test(path)) continue
    if (file === 'README.md') problems.push(`${file}: ${link} is dead on npm; begin it with ${repository}/blob/main/`)
    else if (!existsSync(join(packed, dirname(file), path))) problems.push(`${file}: ${link} is not in the package`)
  }
}

function checkSize(name, files) {
  const bytes = files.reduce((sum, file) => sum + statSync(join(packed, file)).size, 0)
  const most = mostBytes[name]
  console.log(`${name}: ${files.length} files, ${bytes} bytes installed, ${statSync(tarball).size} packed`)
  if (!(bytes <= most))
    problems.push(`${bytes} bytes installed, at most ${most} are allowed (scripts/check-packed.mjs)`)
}

/**
 * Checks that index.d.ts exports each type of another package of ours that the declarations use: with pnpm a project cannot
 * import that package, so a declaration of the project could not name the type (TS2742).
 */
function checkForeignTypes(files) {
  const foreign = /(import|export) (?:type )?\{([^}]*)\} from '(@stockeye\/[\w-]+)'/g
  const [used, exported] = [new Set(), new Set()]
  for (const file of files) {
    for (const [, kind, names] of readFileSync(join(packed, file), 'utf8').matchAll(foreign)) {
      for (const name of names.split(',').map((each) => each.trim().replace(/^type /, ''))) {
        if (name !== '') (kind === 'import' ? used : exported).add(name)
      }
    }
  }
  const missing = [...used].filter((name) => !exported.has(name))
  if (missing.length > 0) problems.push(`index.ts: does not export ${missing}, which its declarations use (TS2742)`)
}

function checkTypes() {
  checkForeignTypes([...publicDeclarations(packed).values()].flatMap((found) => [...found]))
  for (const [types, files] of publicDeclarations(packed)) {
    for (const file of files) {
      // A project without @types/node compiles against the package, unless it depends on these types itself.
      if (/\bBuffer\b|\bNodeJS\.|from 'node:/.test(readFileSync(join(packed, file), 'utf8'))) {
        problems.push(`${file}: needs @types/node, and ${types} leads to it; use a type of the language`)
      }
    }
  }
}

run('pnpm', '--dir', folder, 'pack', '--pack-destination', temp)
const [tarball] = globSync(join(temp, '*.tgz'))
run('tar', '-xzf', tarball, '-C', temp)
const files = globSync('**/*', { cwd: packed }).filter((file) => statSync(join(packed, file)).isFile())
const name = checkManifest(JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')))
for (const file of files) checkFile(file)
checkSize(name, files)
checkTypes()
run('pnpm', 'exec', 'publint', 'run', '--strict', packed)
run('pnpm', 'exec', 'attw', tarball, '--profile', 'esm-only', '--no-emoji')

rmSync(temp, { recursive: true })
for (const problem of problems) console.error(problem)
console.log(`${name}: ${problems.length} problems in the package as it is published`)
process.exitCode = problems.length === 0 ? 0 : 1

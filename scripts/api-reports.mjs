// Writes the exports of each published package, with their types, into packages/*/api/: a change of the public surface is
// a diff of these files. With --check it fails if a file differs. It always fails if an exported name, or a member of one, has no
// doc comment.
// It reads the built declarations: build first.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor'

const isCheck = process.argv.includes('--check')
const temp = mkdtempSync(join(tmpdir(), 'api-reports-'))
const silent = { default: { logLevel: 'none' } }

/** Returns the built declarations of the entries. The endpoint tables are generated files, which are checked as such. */
function entriesOf(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const entries = Object.values(exports).flatMap(({ types }) => (types?.includes('*') === false ? [types] : []))
  return entries.map((types) => ({ name: basename(types, '.d.ts'), path: join(folder, types) }))
}

function configOf(folder, { name, path }) {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: path,
      compiler: {
        overrideTsconfig: {
          // The DOM has the declarations of AbortSignal and fetch that API Extractor can follow.
          compilerOptions: {
            module: 'nodenext',
            target: 'es2024',
            lib: ['es2024', 'dom'],
            types: ['node'],
            strict: true,
          },
          include: ['dist/**/*.d.ts'],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: temp,
        reportTempFolder: join(temp, 'temp'),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { compilerMessageReporting: silent, extractorMessageReporting: silent, tsdocMessageReporting: silent },
      newlineKind: 'lf',
    },
    packageJsonFullPath: join(folder, 'package.json'),
  })
}

/** Returns the exported names of a report that have no doc comment, also one form of an overloaded function, and such members. */
function undocumentedNames(report) {
  const declarations = report.matchAll(/^\/\/ @.*\(undocumented\)\n((?:\/\/.*\n)*)export (?:abstract )?\w+ (\w+)/gm)
  const members = report.matchAll(/^ +\/\/ \(undocumented\)\n +(.+)$/gm)
  // The literal of an error, such as its code, says all.
  const lacking = [...members].filter(([, member]) => !/^readonly \w+ = "[\w-]+";$/.test(member))
  return [...[...declarations].map(([, , name]) => name), ...lacking.map(([, member]) => member)]
}

const undocumented = []
const stale = []
const packages = readdirSync('packages').map((name) => resolve('packages', name))
for (const folder of packages) {
  if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).private === true) continue
  const entries = entriesOf(folder)
  const configs = entries.map((entry) => configOf(folder, entry))
  const compilerState = CompilerState.create(configs[0], { additionalEntryPoints: entries.map(({ path }) => path) })
  const home = join(folder, 'api')
  mkdirSync(home, { recursive: true })
  const expected = new Set(entries.map(({ name }) => `${name}.api.md`))
  const gone = readdirSync(home).filter((file) => !expected.has(file))
  for (const file of gone) {
    if (isCheck) stale.push(join(home, file))
    else rmSync(join(home, file))
  }
  for (const [index, config] of configs.entries()) {
    Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: (message) => (message.handled = true),
    })
    const file = `${entries[index].name}.api.md`
    const report = readFileSync(join(temp, file), 'utf8')
    undocumented.push(...undocumentedNames(report).map((name) => `${basename(folder)}/${entries[index].name}: ${name}`))
    const path = join(home, file)
    const before = readdirSync(home).includes(file) ? readFileSync(path, 'utf8') : undefined
    if (before === report) continue
    if (isCheck) stale.push(path)
    else writeFileSync(path, report)
  }
}
rmSync(temp, { recursive: true })
if (undocumented.length > 0) {
  console.error(`write a doc comment for each:\n${undocumented.join('\n')}`)
  process.exitCode = 1
}
if (stale.length > 0) {
  console.error(`the public surface has changed; run \`npm run api-reports\` and commit:\n${stale.join('\n')}`)
  process.exitCode = 1
}

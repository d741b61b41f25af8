// Checks what an import of the built packages costs a user: the size of its bundle and the packages in it, what the import
// of an entry loads at once, and that it has no other effect. With --write it writes the table into the page about it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { writeTable } from '../packages/kis-client/scripts/markdown-table.ts'

/**
 * Imports of one package, each with the most that its minified bundle may have, in kB, and the packages of others that it
 * has. A limit is up to a tenth above the size when it was written: raise it only for what the import itself needs.
 */
const bundles = {
  'kis-client': [
    ["{ inquirePrice } from '@stockeye/kis-client/endpoints/domestic-stock'", 1.8, []],
    ["{ isKisError } from '@stockeye/kis-client'", 3.9, ['eventemitter3']],
    ["{ addDecimals } from '@stockeye/kis-client'", 5.2, ['eventemitter3']],
    ["{ isMarketOpen } from '@stockeye/kis-client'", 33, ['eventemitter3']],
    ["{ getQuote } from '@stockeye/kis-client'", 12.8, ['eventemitter3']],
    [
      "{ createKisClient, getQuote } from '@stockeye/kis-client'",
      930,
      ['eventemitter3', 'is-network-error', 'p-retry', 'undici', 'ws', 'zod'],
    ],
    [
      "{ createKisClient, createTrading } from '@stockeye/kis-client'",
      1200,
      ['eventemitter3', 'is-network-error', 'p-retry', 'undici', 'ws', 'zod'],
    ],
    [
      "{ createKisClient, createStream, watchTrades } from '@stockeye/kis-client'",
      1220,
      ['eventemitter3', 'is-network-error', 'p-retry', 'undici', 'ws', 'zod'],
    ],
    ["{ searchInstruments } from '@stockeye/kis-client/instruments'", 3.3, []],
  ],
  'token-manager': [
    ["{ isTokenError } from '@stockeye/token-manager'", 3.9, ['eventemitter3']],
    ["{ createTokenManager } from '@stockeye/token-manager'", 40, ['eventemitter3', 'is-network-error', 'p-retry']],
    [
      "{ createTokenManager } from '@stockeye/token-manager'; { sqliteStore } from '@stockeye/token-manager/sqlite'",
      68,
      ['eventemitter3', 'is-network-error', 'p-retry', 'zod'],
    ],
    [
      "{ createTokenManager } from '@stockeye/token-manager'; { redisStore } from '@stockeye/token-manager/redis'",
      68,
      ['eventemitter3', 'is-network-error', 'p-retry', 'zod'],
    ],
  ],
  'job-runner': [
    ["{ isJobError } from '@stockeye/job-runner'", 0.2, []],
    ["{ createJobRunner } from '@stockeye/job-runner'", 87, ['croner', 'eventemitter3']],
    [
      "{ createJobRunner } from '@stockeye/job-runner'; { sqliteBackend } from '@stockeye/job-runner/sqlite'",
      170,
      ['croner', 'eventemitter3', 'zod'],
    ],
  ],
  'telegram-adapter': [
    ["{ html } from '@stockeye/telegram-adapter'", 0.6, []],
    ["{ telegramNotifier } from '@stockeye/telegram-adapter'", 860, ['undici', 'zod']],
    ["{ createOpsBot } from '@stockeye/telegram-adapter'", 910, ['undici', 'zod']],
  ],
}

/** Packages that the import of a root entry loads at once. undici and ws are loaded with the first request and socket. */
const loadedAtOnce = {
  'kis-client': ['@stockeye/token-manager', 'eventemitter3', 'zod', 'zod/mini'],
  'token-manager': ['eventemitter3', 'p-retry'],
  'job-runner': ['croner', 'eventemitter3'],
  'telegram-adapter': ['zod', 'zod/mini'],
}

const problems = []

function expectSame(what, found, wanted) {
  const [have, want] = [found, wanted].map((names) => [...new Set(names)].sort().join(', ') || 'nothing')
  if (have !== want) problems.push(`${what}: ${have}, not ${want}`)
}

/** Bundles as a user does, for Node. Nothing is external: the packages of others count. */
const bundle = (folder, contents) =>
  build({
    stdin: { contents, resolveDir: join('packages', folder) },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
  })

async function checkBundle(folder, imported, limit, packages) {
  const contents = imported.replaceAll('{', 'export {')
  const { metafile, outputFiles } = await bundle(folder, contents)
  const kB = outputFiles[0].contents.length / 1000
  console.log(`${kB.toFixed(1).padStart(7)} of ${limit} kB  ${imported}`)
  if (kB > limit) problems.push(`${imported}: ${kB.toFixed(1)} kB, more than ${limit}`)
  if (kB < limit * 0.8) problems.push(`${imported}: ${kB.toFixed(1)} kB; lower the limit of ${limit}`)
  const [{ inputs }] = Object.values(metafile.outputs)
  const files = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0)
  const others = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])
  expectSame(`${imported} has`, others, packages)
}

async function checkLoadedAtOnce(folder, packages) {
  const { metafile } = await build({
    entryPoints: [join('packages', folder, 'dist/index.js')],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const [{ imports }] = Object.values(metafile.outputs)
  const atOnce = imports.filter(({ path, kind }) => kind === 'import-statement' && !path.startsWith('node:'))
  const paths = atOnce.map(({ path }) => path)
  expectSame(`@stockeye/${folder} loads at once`, paths, packages)
}

/** Lists the state of the process that an import could change. zod and tslib, of bullmq, keep globals of their own: `__…`. */
const processState = () => [
  ...Object.getOwnPropertyNames(globalThis).filter((name) => !name.startsWith('__')),
  ...process.eventNames().map((event) => `${process.listenerCount(event)} listeners of ${String(event)}`),
  // Node is reading a file: a module, which is not yet complete.
  ...process.getActiveResourcesInfo().filter((resource) => resource !== 'FSReqCallback'),
]

/** Imports all entries of a package, but not its conformance suites: only vitest can load them. */
async function checkEffects(folder) {
  const { exports } = JSON.parse(readFileSync(join('packages', folder, 'package.json'), 'utf8'))
  const entries = Object.entries(exports).filter(([name]) => !/json$|\*|testing$/.test(name))
  for (const [name, { default: file }] of entries) {
    const before = processState()
    await import(pathToFileURL(join('packages', folder, file)).href)
    const added = processState().filter((part) => !before.includes(part))
    expectSame(`the import of ${folder} ${name} adds to the process`, added, [])
    const { outputFiles } = await bundle(folder, `import '${name.replace('.', `@stockeye/${folder}`)}'`)
    if (outputFiles[0].text !== '') problems.push(`${folder} ${name}: an import that uses nothing is not left out`)
  }
}

/** Writes the page's table, or reports that it is old. */
function checkPage(file) {
  const rows = Object.values(bundles).flatMap((imports) =>
    imports.map(([imported, limit, packages]) => [
      imported
        .split('; ')
        .map((each) => `\`${each}\``)
        .join(', '),
      String(limit),
      packages.join(', '),
    ]),
  )
  const table = writeTable([['import', 'kB at most', 'packages of others in it'], ...rows])
  const marks = /(<!-- sizes: written by scripts\/check-size.mjs --write -->\n\n)[\s\S]*(\n\n<!-- \/sizes -->)/
  const page = readFileSync(file, 'utf8')
  const written = page.replace(marks, (_, start, end) => start + table + end)
  if (written === page) return
  if (process.argv.includes('--write')) writeFileSync(file, written)
  else problems.push(`${file} is old: node scripts/check-size.mjs --write`)
}

// Node opens its own output when it loads some of its modules: a pipe in CI.
void [process.stdout, process.stderr]
// First, since the bundler itself changes the process.
for (const folder of Object.keys(bundles)) await checkEffects(folder)
for (const [folder, imports] of Object.entries(bundles)) {
  for (const row of imports) await checkBundle(folder, ...row)
  await checkLoadedAtOnce(folder, loadedAtOnce[folder])
}
checkPage('packages/kis-client/docs/size.md')
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0

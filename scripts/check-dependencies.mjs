// Checks what the workspace depends on: each dependency has its line in docs/dependencies.md, with the licence and the version
// that are installed; the tree of each published package has permissive licences alone; and the registry knows no
// vulnerability of what runs in production. The last check needs the registry, and is skipped where it gives no answer.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { installedBelow, isPermissive, readAdvisories, readManifest, readRows } from './dependencies.ts'

const page = 'docs/dependencies.md'
const problems = []

const folders = ['.', 'docs', ...globSync(['packages/*', 'examples/*'])].filter((folder) =>
  existsSync(`${folder}/package.json`),
)
const published = folders.filter((folder) => readManifest(folder).private !== true)
const isOurs = (name) => name.startsWith('@stockeye/')

/** Licences beside the permissive ones, of what no package brings to a user. Each stands on the page. */
const accepted = { 'MPL-2.0': 'MPL-2.0', 'SEE LICENSE IN README.md AND LICENSE': 'Bitstream Vera' }

/** Returns the version up to the number that may break: 8 of 8.12.4, and 0.8 of 0.8.3. */
const majorOf = (version) => /^(0\.\d+|\d+)/.exec(version)?.[0]

// Rows and manifests.
const rows = readRows(readFileSync(page, 'utf8'))
const allRows = [...rows.values()].flat()
const wanted = new Map()
for (const folder of folders) {
  const {
    name: home = 'the root',
    dependencies = {},
    devDependencies = {},
    peerDependencies = {},
  } = readManifest(folder)
  for (const name of Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })) {
    if (isOurs(name)) continue
    wanted.set(name, [...(wanted.get(name) ?? []), `${folder}/node_modules/${name}`])
    const isForUsers = name in dependencies && published.includes(folder)
    if (isForUsers && !rows.get(home)?.some((row) => row.name === name)) {
      problems.push(`${page}: has no row for ${name} under the heading ${home}; say why a user needs it`)
    }
  }
}
for (const [name, places] of wanted) {
  const row = allRows.find((each) => each.name === name)
  if (row === undefined) {
    problems.push(`${page}: has no row for ${name}; add | \`${name}\` | version | licence | reason |`)
    continue
  }
  // A folder may have a major of its own, as tools do that need an older compiler: the row names one of them.
  const installed = places.filter((at) => existsSync(at)).map(readManifest)
  const majors = [...new Set(installed.map(({ version }) => majorOf(version)))]
  if (majors.length > 0 && !majors.includes(row.version)) {
    problems.push(`${page}: ${name} is ${row.version} there, and ${majors.join(', ')} is installed`)
  }
  for (const shown of new Set(installed.map(({ license }) => accepted[license] ?? license))) {
    if (row.licence !== shown) problems.push(`${page}: ${name} is ${row.licence} there, and its licence is ${shown}`)
  }
}
for (const { name } of allRows) {
  if (!isOurs(name) && !wanted.has(name)) problems.push(`${page}: no manifest names ${name}; remove its row`)
}

// Licences.
for (const folder of folders) {
  const isPublished = published.includes(folder)
  const installed = installedBelow(folder).filter(({ name }) => !isOurs(name))
  for (const { name, version, license } of installed) {
    if (isPermissive(license) || (!isPublished && license in accepted)) continue
    problems.push(`${folder}: ${name} ${version} has the licence ${license}, which is not on the list`)
  }
  if (isPublished)
    console.log(`${readManifest(folder).name}: ${installed.length} packages, all with permissive licences`)
}

// Vulnerabilities.
// Without a network pnpm would try again for more than a minute.
const patience = ['--config.fetch-retries=0', '--config.fetch-timeout=20000']
const { stdout, stderr } = spawnSync('pnpm', ['audit', '--prod', '--json', ...patience], { encoding: 'utf8' })
const advisories = readAdvisories(stdout)
if (advisories === undefined) {
  const reason = /ERR_\w+|responded with \d+/.exec(`${stdout}${stderr}`)?.[0] ?? 'no answer'
  console.log(`vulnerabilities: SKIPPED, the registry gave no answer to pnpm audit (${reason})`)
} else {
  console.log(`vulnerabilities: ${advisories.length} known in what runs in production`)
  problems.push(...advisories)
}

for (const problem of problems) console.error(problem)
console.log(`${problems.length} problems in the dependencies`)
process.exitCode = problems.length === 0 ? 0 : 1

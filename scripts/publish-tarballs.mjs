// Publishes the tarballs of a folder that the registry lacks, dependencies first, with npm and its provenance. The job with the
// right to publish runs it, and installs nothing of the project: so it imports Node alone.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()] =
  process.argv.slice(2)

/** Returns the manifests of the checkout that are published, each after those that it depends on. */
function manifestsInOrder() {
  const manifests = readdirSync('packages')
    .map((name) => JSON.parse(readFileSync(join('packages', name, 'package.json'), 'utf8')))
    .filter((manifest) => manifest.private !== true)
  const inOrder = new Set()
  const add = (manifest) => {
    for (const other of manifests) if (other.name in (manifest.dependencies ?? {})) add(other)
    inOrder.add(manifest)
  }
  for (const manifest of manifests) add(manifest)
  return [...inOrder]
}

const fileOf = ({ name, version }) => `${name.replace('@', '').replace('/', '-')}-${version}.tgz`

/** Checks that the build made the tarballs of this commit, and no other: each holds the name and the version of its manifest. */
function checkTarballs(manifests) {
  const [found, expected] = [readdirSync(folder).sort(), manifests.map(fileOf).sort()]
  if (found.join() !== expected.join()) throw new Error(`${folder}: holds ${found}; this commit needs ${expected}`)
  for (const { name, version } of manifests) {
    const file = join(folder, fileOf({ name, version }))
    const packed = JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' }))
    if (packed.name !== name || packed.version !== version) {
      throw new Error(`${file}: holds ${packed.name}@${packed.version}; this commit needs ${name}@${version}`)
    }
  }
}

async function isPublished({ name, version }) {
  const { status } = await fetch(new URL(`${name.replace('/', '%2f')}/${version}`, registry))
  if (status !== 200 && status !== 404) throw new Error(`${registry}: answered ${status} for ${name}@${version}`)
  return status === 200
}

const manifests = manifestsInOrder()
checkTarballs(manifests)
for (const manifest of manifests) {
  const id = `${manifest.name}@${manifest.version}`
  if (await isPublished(manifest)) {
    console.log(`${id} is published`)
    continue
  }
  console.log(`${id} is not published yet`)
  // The flags go before `publishConfig` of the tarball. npm runs no script of a tarball.
  const flags = ['--provenance', '--access=public', `--registry=${registry}`]
  execFileSync('npm', ['publish', `./${join(folder, fileOf(manifest))}`, ...flags], { stdio: 'inherit' })
}

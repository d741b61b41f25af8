import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
const packages = readdirSync('packages').map((name) => join('packages', name))
const examples = readdirSync('examples').filter((name) => statSync(join('examples', name)).isDirectory())
const sources = globSync('{packages,examples}/*/src/**/*.ts')
const folders = [...new Set(sources.map((file) => dirname(file)))].sort()
const isSource = (file: string) => !/\.(test|test-d|test-kit|gen)\.ts$/.test(file)

/** Returns the folders that a page names, as `packages/…/`, `examples/…/` or `src/…/` in backticks. */
const foldersNamedIn = (page: string): readonly string[] =>
  [...read(page).matchAll(/`((?:packages|examples|src)\/(?:[\w.-]+\/)+)`/g)].map(([, folder = '']) =>
    folder.slice(0, -1),
  )

/** Returns the folders that hold sources below a package's src. */
const foldersBelow = (home: string) => folders.filter((folder) => folder.startsWith(`${home}/src/`))

describe('ARCHITECTURE.md', () => {
  const named = foldersNamedIn('ARCHITECTURE.md')

  it('names only folders that exist', () => {
    expect(named.filter((folder) => !existsSync(folder))).toEqual([])
  })

  it('names every package, every example, and the first-level folders of each package', () => {
    const firstLevel = packages.flatMap((home) =>
      readdirSync(join(home, 'src'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(home, 'src', name)),
    )
    const wanted = [...packages, ...examples.map((name) => join('examples', name)), ...firstLevel]

    expect(wanted.filter((folder) => !named.includes(folder))).toEqual([])
  })

  it('fits one screen', () => {
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(100)
  })
})

describe.each(packages.filter((home) => foldersBelow(home).length > 0))('docs/folders.md of %s', (home) => {
  it('names every folder of src, and no other', () => {
    const named = foldersNamedIn(join(home, 'docs/folders.md')).map((folder) => join(home, folder))

    expect(named.filter((folder) => !existsSync(folder))).toEqual([])
    expect(foldersBelow(home).filter((folder) => !named.includes(folder))).toEqual([])
  })
})

it('names every folder of the examples in examples/README.md', () => {
  const named = foldersNamedIn('examples/README.md')

  expect(named.filter((folder) => !existsSync(folder))).toEqual([])
  expect(folders.filter((folder) => folder.startsWith('examples/') && !named.includes(folder))).toEqual([])
})

describe('a folder of sources', () => {
  it('holds about twenty at most', () => {
    const crowded = folders.filter(
      (folder) => sources.filter((file) => dirname(file) === folder && isSource(file)).length > 21,
    )

    expect(crowded).toEqual([])
  })

  it('is not a prefix of the names of its files', () => {
    const repeated = sources.filter((file) => basename(file).startsWith(`${basename(dirname(file))}-`))

    expect(repeated).toEqual([])
  })
})

describe('an import', () => {
  it('leads by no path into another package', () => {
    const files = globSync('{packages,examples}/*/{src,bench,scripts}/**/*.ts')
    const strays = files.flatMap((file) =>
      [...read(file).matchAll(/(?:from|import\(|new URL\()\s*'(\.[^']+)'/g)]
        .map(([, to = '']) => join(dirname(file), to))
        .filter((to) => /^(packages|examples)\//.test(to) && homeOf(to) !== homeOf(file))
        .map((to) => `${file} -> ${to}`),
    )

    expect(strays).toEqual([])
  })

  const homeOf = (file: string) => file.split('/').slice(0, 2).join('/')
})

const manifests = packages.map((home) => ({ home, manifest: JSON.parse(read(join(home, 'package.json'))) }))

describe.each(manifests.filter(({ manifest }) => manifest.private !== true))('$manifest.name', ({ home, manifest }) => {
  it('publishes the exports that the workspace uses, without the sources', () => {
    const published = Object.fromEntries(
      Object.entries(manifest.exports as Record<string, string | Record<string, string>>).map(([name, target]) => {
        if (typeof target === 'string') return [name, target]
        const { '@stockeye/source': _source, ...rest } = target
        return [name, rest]
      }),
    )

    expect(manifest.publishConfig.exports).toEqual(published)
  })

  it('has a file at the root of src for each subpath', () => {
    const subpaths = Object.keys(manifest.exports).filter((name) => /^\.\/[a-z-]+$/.test(name))

    for (const name of subpaths) {
      expect(manifest.exports[name]['@stockeye/source']).toBe(`./src/${basename(name)}.ts`)
      expect(existsSync(join(home, 'src', `${basename(name)}.ts`))).toBe(true)
    }
  })
})

/** Returns the parts of a page outside of its programs, where `#` begins no heading and `](` no link. */
const proseOf = (page: string) => read(page).replace(/^```.*?^```/gms, '')

/** Returns the names under which a page's headings can be linked, as GitHub and npm make them. */
const anchorsOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Returns what is wrong with a link of a page in the package at `home`, whose archive holds nothing from outside. */
function faultOfLink(page: string, link: string, home: string): string | undefined {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : join(dirname(page), path)
  if (!target.startsWith(`${home}/`)) return 'leads out of the package'
  if (!existsSync(target)) return 'leads to no file'
  return anchor === undefined || anchorsOf(target).includes(anchor) ? undefined : 'leads to no heading'
}

describe.each(packages)('a relative link in a page of %s', (home) => {
  it('leads to a file of the package, and to a heading of it', () => {
    const pages = globSync([`${home}/README.md`, `${home}/docs/**/*.md`])
    const faults = pages.flatMap((page) =>
      [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^[a-z]+:/.test(link))
        .flatMap((link) => {
          const fault = faultOfLink(page, link, home)
          return fault === undefined ? [] : [`${page}: ${link} ${fault}`]
        }),
    )

    expect(faults).toEqual([])
  })
})

it('has each test that slow-tests.json names', () => {
  const named = Object.keys(JSON.parse(readFileSync('scripts/slow-tests.json', 'utf8')) as Record<string, number>)

  expect(named.filter((file) => !existsSync(file))).toEqual([])
})

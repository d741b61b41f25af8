import { globSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Application, Converter, ReflectionKind } from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'
import ts from 'typescript'
import { slugOf } from './stage.ts'

/** Entry of a published package. */
export interface Entry {
  /** Name by which a program imports it, such as `@stockeye/kis-client/sqlite`. */
  readonly name: string
  /** Source file, from the root of the tree. */
  readonly file: string
}

/** Returns the entries of the published packages. The generated tables of endpoints are left out: they have a page of their own. */
export function readEntries(root: string): readonly Entry[] {
  return readdirSync(join(root, 'packages')).flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    if (manifest.private === true) return []
    return Object.entries<{ '@stockeye/source'?: string }>(manifest.exports).flatMap(([subpath, target]) => {
      const source = target['@stockeye/source']
      if (source === undefined || subpath.includes('*')) return []
      return [{ name: `${manifest.name}${subpath.slice(1)}`, file: join('packages', folder, source) }]
    })
  })
}

const layout: Partial<PluginOptions> = {
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
}

/** Writes the reference of the packages as Markdown into a folder: a page for each entry, at `@stockeye/<package>[/<subpath>].md`. */
export async function writeReference(root: string, folder: string): Promise<void> {
  const entries = readEntries(root)
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entries.map(({ file }) => join(root, file)),
    tsconfig: join(root, 'docs/tsconfig.reference.json'),
    plugin: ['typedoc-plugin-markdown'],
    outputs: [{ name: 'markdown', path: folder }],
    name: 'Reference of the code',
    readme: 'none',
    router: 'module',
    groupOrder: ['Functions', 'Classes', 'Interfaces', 'Type Aliases', 'Variables'],
    basePath: root,
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    // The types are checked by the compiler of the tree, a major version later.
    skipErrorChecking: true,
    logLevel: 'Error',
    ...layout,
  })
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      const entry = entries.find(({ file }) => file.replace(/(\/index)?\.ts$/, '') === module.name)
      if (entry === undefined) throw new Error(`${module.name} is no entry of a package`)
      module.name = entry.name
    }
  })
  const project = await withThrownNames(() => app.convert())
  if (project === undefined) throw new Error('TypeDoc cannot read the entries of the packages')
  await app.generateOutputs(project)
  for (const file of globSync(join(folder, '**/*.md'))) {
    const route = file.replace(/README\.md$/, 'index.md')
    writeFileSync(file, withOneThrows(withKnownAnchors(readFileSync(file, 'utf8'))))
    renameSync(file, route)
  }
}

/**
 * Runs TypeDoc on sources whose `@throws {KisInputError} …` names the error as a link: it takes a name in braces for a type, and
 * leaves it out.
 */
async function withThrownNames<T>(convert: () => Promise<T>): Promise<T> {
  const { readFile } = ts.sys
  ts.sys.readFile = (path, encoding) =>
    readFile(path, encoding)?.replace(
      /@throws \{(\w+)\}( (?=[^\s*]))?/g,
      (_, name: string, space?: string) => `@throws {@link ${name}}${space ? ': ' : ''}`,
    )
  try {
    return await convert()
  } finally {
    ts.sys.readFile = readFile
  }
}

/** Makes one list of the errors of a function: TypeDoc writes a heading for each. */
function withOneThrows(text: string): string {
  return text.replace(/(?:^#+ Throws\n\n(?:(?!#|\*\*\*|```).*\n)+)+/gm, (sections) => {
    const [heading = '', ...errors] = sections.split(/^(#+ Throws)\n\n/m).filter((part) => !/^\s*$/.test(part))
    const items = errors
      .filter((part) => !part.startsWith('#'))
      .map((part) => `- ${part.trim().replaceAll('\n', '\n  ')}\n`)
    return `${heading}\n\n${items.join('')}\n`
  })
}

/** Corrects links within a page whose anchor counts a heading (`#stats-1`) that the page has once: TypeDoc also counts members in tables. */
function withKnownAnchors(text: string): string {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading))
  return text.replace(/\(#([^)]+)-(\d+)\)/g, (link, name: string, count: string) => {
    const known = headings.filter((heading) => heading === name).length
    return known > 0 && known <= Number(count) ? `(#${name})` : link
  })
}

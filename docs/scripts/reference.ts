import { globSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  Application,
  Comment,
  type CommentDisplayPart,
  Converter,
  DeclarationReflection,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  RendererEvent,
} from 'typedoc'
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

/** Folder of the pages that an entry is split into, in their addresses. */
const partFolder = '/main/'

/**
 * Writes the reference of the packages as Markdown into a folder: a page for each entry, at `@stockeye/<package>[/<subpath>].md`,
 * and several for that of kis-client, at `@stockeye/kis-client/main/<folder>.md`.
 */
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
    for (const module of modulesOf(project)) {
      const entry = entries.find(({ file }) => file.replace(/(\/index)?\.ts$/, '') === module.name)
      if (entry === undefined) throw new Error(`${module.name} is no entry of a package`)
      module.name = entry.name
      if (entry.name === '@stockeye/kis-client') splitByFolder(module, project)
    }
  })
  // A comment may link to an export of its package that its file does not import, and that lies on another page.
  app.converter.addUnknownSymbolResolver(({ symbolReference }, from) => {
    const [first] = symbolReference?.path ?? []
    if (first === undefined) return undefined
    const own = modulesOf(from.project).filter((module) => packageOf(module) === packageOf(moduleAround(from)))
    const [target] = own.flatMap((module) => module.getChildByName([first.path]) ?? [])
    // A link part takes a reflection as its target, too; the type of this callback knows addresses alone.
    return target && { target: target as unknown as string }
  })
  // The addresses are made by now: from here on the name is the title.
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    for (const module of modulesOf(project)) {
      module.name = module.name.replace(partFolder, ': ')
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

const modulesOf = (project: ProjectReflection): readonly DeclarationReflection[] =>
  project.getReflectionsByKind(ReflectionKind.Module) as DeclarationReflection[]

const moduleAround = (reflection: Reflection): Reflection =>
  reflection.kindOf(ReflectionKind.Module) || reflection.parent === undefined
    ? reflection
    : moduleAround(reflection.parent)

/** Returns the package of a module, such as `@stockeye/kis-client`. */
const packageOf = (module: Reflection): string => module.name.split('/', 2).join('/')

/**
 * Moves the exports of an entry to a page for each first folder of their sources, since one page of all exports of kis-client is
 * 1.2 MB. Errors and the exports of other packages stay on the page of the entry, which links to the others.
 */
function splitByFolder(entry: DeclarationReflection, project: ProjectReflection): void {
  const parts = new Map<string, DeclarationReflection>()
  const addPart = (folder: string): DeclarationReflection => {
    const part = new DeclarationReflection(`${entry.name}${partFolder}${folder}`, ReflectionKind.Module, project)
    part.comment = new Comment([
      { kind: 'text', text: 'Exports of ' },
      linkTo(entry, entry.name),
      { kind: 'text', text: '.' },
    ])
    project.registerReflection(part, undefined, undefined)
    project.addChild(part)
    parts.set(folder, part)
    return part
  }
  for (const child of [...(entry.children ?? [])]) {
    const file = project.getSymbolIdFromReflection(child)?.fileName ?? ''
    const [, folder] = /\/kis-client\/src\/([^/]+)\//.exec(file) ?? []
    if (folder === undefined || child.kindOf(ReflectionKind.Reference)) continue
    const part = parts.get(folder) ?? addPart(folder)
    entry.removeChild(child)
    child.parent = part
    part.addChild(child)
  }
  const links = [...parts].sort(([a], [b]) => a.localeCompare(b)).map(([folder, part]) => linkTo(part, folder))
  entry.comment = new Comment([
    { kind: 'text', text: 'Errors, codes and environments. The other exports have pages of their own:' },
    ...links.flatMap((link, index): CommentDisplayPart[] => [{ kind: 'text', text: index === 0 ? ' ' : ', ' }, link]),
    { kind: 'text', text: '.' },
  ])
}

const linkTo = (target: DeclarationReflection, text: string): CommentDisplayPart => ({
  kind: 'inline-tag',
  tag: '@link',
  text,
  target,
})

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

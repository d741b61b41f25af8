import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { createLinkMap, type LinkMap } from './links.ts'
import { findPages, type Page, readPage } from './pages.ts'

/** Folder of the pages as the generator reads them, from the root of the tree. Git ignores it. */
export const stagedFolder = 'docs/.vitepress/pages'

const include = /^<!--@include: (\S+?)(?:#(\S+))?-->$/gm

/**
 * Writes the pages of the tree into the folder that the generator reads, with links that hold on the site. A line
 * `<!--@include: path#anchor-->` is replaced by the section with that heading, or by the page without its title.
 *
 * @throws {Error} a link or an include leads to no file or section
 */
export function stagePages(root: string): readonly Page[] {
  const pages = findPages(root)
  const links = createLinkMap(root, pages)
  for (const page of pages) {
    // Links are rewritten before the includes: those of an included text hang on its own file.
    const text = links
      .rewrite(readPage(root, page.file), page)
      .replace(include, (_, path: string, anchor?: string) => included(root, links, { page, path, anchor }))
    writeStaged(root, page.route, text)
  }
  for (const picture of links.pictures) {
    const target = join(root, stagedFolder, 'pictures', picture)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(root, picture), target)
  }
  if (links.dead.length > 0) throw new Error(`links that lead to no file:\n${links.dead.join('\n')}`)
  return pages
}

/** Removes what an earlier build has left. */
export const clearStaged = (root: string): void => rmSync(join(root, stagedFolder), { recursive: true, force: true })

/** Writes a file of the site, unless it is the same: the generator reloads what has changed. */
export function writeStaged(root: string, route: string, text: string): void {
  const path = join(root, stagedFolder, route)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Returns the pages in the folder of the staged ones, written or generated, as `packages/kis-client/orders.md`. */
export const listRoutes = (staged: string): readonly string[] => globSync('**/*.md', { cwd: staged }).sort()

interface Include {
  readonly page: Page
  readonly path: string
  readonly anchor: string | undefined
}

function included(root: string, links: LinkMap, { page, path, anchor }: Include): string {
  const file = posix.join(posix.dirname(page.file), path)
  const text = sectionOf(readPage(root, file), anchor)
  if (text === undefined) throw new Error(`${page.file}: ${path} has no section ${anchor}`)
  return links.rewrite(text, { file, route: page.route })
}

/** Returns a section without its heading, or the page without its title. */
export function sectionOf(text: string, anchor: string | undefined): string | undefined {
  if (anchor === undefined) return text.replace(/^# .*\n+/, '')
  const parts = text.split(/^(?=## )/m)
  const section = parts.find((part) => part.startsWith('## ') && slugOf(part.slice(3, part.indexOf('\n'))) === anchor)
  return section?.replace(/^## .*\n+/, '')
}

/** Returns the anchor of a heading, as code hosts make it. */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')

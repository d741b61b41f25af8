// npm run site [-- dev] [-- --base /path/]: builds the documentation site into docs/.vitepress/dist, and checks its links; or
// serves it, and follows the pages as they change. It needs no network and
// about 25 s of CPU.
import { cpSync, readFileSync, watch } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { build, createServer } from 'vitepress'
import { checkSite } from './check-site.ts'
import { writeLlms, writeLlmsFull } from './llms.ts'
import { findPages, titleOf } from './pages.ts'
import { writeReference } from './reference.ts'
import { clearStaged, listRoutes, stagedFolder, stagePages, writeStaged } from './stage.ts'

const root = join(import.meta.dirname, '../..')
const docs = join(root, 'docs')
const staged = join(root, stagedFolder)
const dist = join(docs, '.vitepress/dist')

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'string', default: '/' } },
})
const [command = 'build'] = positionals
const mistakes = [
  ...(['build', 'dev'].includes(command) ? [] : [`"${command}" is not a command; use dev, or nothing to build`]),
  ...(/^\/(?:.*\/)?$/.test(values.base) ? [] : [`--base: "${values.base}" does not begin and end with a slash`]),
]
if (mistakes.length > 0) {
  console.error(`${mistakes.join('\n')}\nnpm run site [-- dev] [-- --base /path/]`)
  process.exit(64)
}

const startedAt = performance.now()
clearStaged(root)
await writeReference(root, join(staged, 'reference'))
stagePages(root)

if (command === 'dev') {
  const server = await createServer(docs, { base: values.base })
  await server.listen()
  server.printUrls()
  // Folders of pages alone: those of the installed packages are too many to watch.
  for (const folder of new Set(findPages(root).map(({ file }) => dirname(file)))) {
    watch(join(root, folder), (_, name) => name?.endsWith('.md') && restage())
  }
} else {
  const pages = listRoutes(staged).map((route) => {
    const text = readFileSync(join(staged, route), 'utf8')
    return { route, text, title: titleOf(text) }
  })
  writeStaged(root, 'public/llms.txt', writeLlms(pages, values.base))
  writeStaged(root, 'public/llms-full.txt', writeLlmsFull(pages))
  await build(docs, { base: values.base })
  for (const { route } of pages) cpSync(join(staged, route), join(dist, route))
  const faults = checkSite(dist, values.base)
  for (const fault of faults) console.error(fault)
  console.log(
    `${pages.length} pages in ${Math.round((performance.now() - startedAt) / 1000)} s, in ${relative(root, dist)}; ${faults.length} broken links`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
}

/** Writes the pages again. A page that is half written may have a link that leads nowhere: that is a line, not the end. */
function restage(): void {
  try {
    stagePages(root)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}

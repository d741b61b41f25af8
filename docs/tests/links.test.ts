import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { checkSite } from '../scripts/check-site.ts'
import { createLinkMap } from '../scripts/links.ts'
import { findPages } from '../scripts/pages.ts'
import { sectionOf, slugOf, stagedFolder, stagePages } from '../scripts/stage.ts'

/** Writes files into a folder of the test. */
function writeTree(files: Readonly<Record<string, string>>): string {
  const root = tempFolder('site')
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

describe('a link of a page', () => {
  const tree = {
    'docs/start.md': '# Start',
    'docs/ko/start.md': '# 시작',
    'packages/kis-client/README.md': '# Client',
    'packages/kis-client/docs/orders.md': '# Orders',
    'packages/kis-client/src/index.ts': '',
    'examples/demo/docs/page.png': '',
    'README.md': '# Kit',
  }
  const from = { file: 'docs/ko/start.md', route: 'ko/start.md' }
  function rewrite(text: string): string {
    const root = writeTree(tree)
    return createLinkMap(root, findPages(root)).rewrite(text, from)
  }

  it.each([
    ['a page beside it', '[a](start.md)', '[a](./start.md)'],
    [
      'a page of a package, with an anchor',
      '[a](../../packages/kis-client/docs/orders.md#x)',
      '[a](../packages/kis-client/orders.md#x)',
    ],
    ['the folder of a package', '[a](../../packages/kis-client)', '[a](../packages/kis-client/index.md)'],
    ['the README of the repository', '[a](../../README.md)', '[a](../index.md)'],
    ['a picture', '![a](../../examples/demo/docs/page.png)', '![a](../pictures/examples/demo/docs/page.png)'],
    [
      'a source',
      '[a](../../packages/kis-client/src/index.ts)',
      '[a](https://github.com/stockeye/stockeye-kit/blob/main/packages/kis-client/src/index.ts)',
    ],
    [
      'a folder of sources',
      '[a](../../packages/kis-client/src/)',
      '[a](https://github.com/stockeye/stockeye-kit/tree/main/packages/kis-client/src)',
    ],
    ['another site', '[a](https://example.com/x)', '[a](https://example.com/x)'],
    ['a heading of its own', '[a](#b)', '[a](#b)'],
    ['a name in code', '[`a`](start.md)', '[`a`](./start.md)'],
  ])('leads to %s on the site', (_what, text, expected) => {
    expect(rewrite(text)).toBe(expected)
  })

  it.each(['`[a](start.md)`', '```md\n[a](start.md)\n```'])('stays as it is in code: %j', (text) => {
    expect(rewrite(text)).toBe(text)
  })

  it('fails the build when it leads to no file', () => {
    const root = writeTree({ ...tree, 'docs/broken.md': '[a](gone.md)' })

    expect(() => stagePages(root)).toThrow('docs/broken.md: gone.md leads to no file')
  })
})

describe('an included section', () => {
  it('is in the page that includes it, with links that hold there', () => {
    const root = writeTree({
      'docs/faults.md': '# Faults\n\n<!--@include: ../packages/kis-client/docs/orders.md#faults-->\n',
      'packages/kis-client/docs/orders.md':
        '# Orders\n\n## Faults\n\nSee [errors](errors.md) and [states](#states).\n\n## States\n\nNone.\n',
      'packages/kis-client/docs/errors.md': '# Errors\n',
    })
    stagePages(root)

    expect(readFileSync(join(root, stagedFolder, 'faults.md'), 'utf8')).toBe(
      '# Faults\n\nSee [errors](./packages/kis-client/errors.md) and [states](./packages/kis-client/orders.md#states).\n\n\n',
    )
  })

  it('fails the build when it does not exist', () => {
    const root = writeTree({
      'docs/faults.md': '<!--@include: ../packages/kis-client/docs/orders.md#gone-->',
      'packages/kis-client/docs/orders.md': '# Orders\n',
    })

    expect(() => stagePages(root)).toThrow('docs/faults.md: ../packages/kis-client/docs/orders.md has no section gone')
  })

  it('ends at the next heading of its level', () => {
    const text = '# Page\n\n## `a(b)`\n\none\n\n### deeper\n\ntwo\n\n## c\n\nthree\n'

    expect(sectionOf(text, 'ab')).toBe('one\n\n### deeper\n\ntwo\n\n')
    expect(sectionOf(text, 'd')).toBeUndefined()
  })
})

describe('slugOf', () => {
  it.each([
    ['`getQuote(kis, { symbol })`', 'getquotekis--symbol-'],
    ['장애 표', '장애-표'],
    ["KIS's clock", 'kiss-clock'],
  ])('makes the anchor of %s as code hosts do', (heading, anchor) => {
    expect(slugOf(heading)).toBe(anchor)
  })
})

describe('checkSite', () => {
  const page = (body: string) => `<html><head></head><body>${body}</body></html>`

  it('accepts links to pages, folders, files, headings and other sites', () => {
    const dist = writeTree({
      'index.html': page('<a href="/kit/start#b">a</a><a href="/kit/ko/">b</a><a href="https://example.com/">c</a>'),
      'start.html': page(
        '<h1 id="b">B</h1><h2 id="장애">C</h2><a href="#%EC%9E%A5%EC%95%A0">d</a><img src="/kit/a.png">',
      ),
      'ko/index.html': page('<a href="../start">a</a>'),
      'a.png': '',
    })

    expect(checkSite(dist, '/kit/')).toEqual([])
  })

  it.each([
    ['leads to no page', '<a href="/gone">a</a>'],
    ['leads to no page', '<img src="/gone.png">'],
    ['leads to no heading', '<a href="/start#gone">a</a>'],
    ['leads to no heading', '<a href="#gone">a</a>'],
    ['is loaded from elsewhere', '<script src="https://example.com/a.js"></script>'],
    ['is loaded from elsewhere', '<link rel="stylesheet" href="//example.com/a.css">'],
  ])('reports what %s: %s', (fault, body) => {
    const dist = writeTree({ 'index.html': page(body), 'start.html': page('<h1 id="b">B</h1>') })

    expect(checkSite(dist)).toEqual([expect.stringContaining(fault)])
  })
})

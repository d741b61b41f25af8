import { beforeAll, describe, expect, it } from 'vitest'
import { buildPage, type PageFile } from '../build.ts'
import { answerPage } from '../serve.ts'

let files: ReadonlyMap<string, PageFile>
beforeAll(async () => {
  files = await buildPage()
})

describe('buildPage', () => {
  it('returns the page, one script, one style and an icon', () => {
    const types = [...files.values()].map(({ type }) => type).sort()

    expect(types).toEqual([
      'image/svg+xml',
      'text/css; charset=utf-8',
      'text/html; charset=utf-8',
      'text/javascript; charset=utf-8',
    ])
  })

  it('names only its own files, and has no script or style within the page', () => {
    const html = String(files.get('/')?.body)

    const named = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path)
    expect(named).toHaveLength(3)
    expect(named.filter((path) => !files.has(path ?? ''))).toEqual([])
    expect(html).not.toMatch(/<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=/)
  })
})

describe('answerPage', () => {
  it('answers with a policy that lets nothing from elsewhere pass', () => {
    const answer = answerPage(files, new Request('http://127.0.0.1/?from=a-link'))

    expect(answer?.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer?.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
  })

  it.each([
    ['GET', '/box/events'],
    ['POST', '/'],
  ])('leaves %s %s to the server', (method, path) => {
    expect(answerPage(files, new Request(`http://127.0.0.1${path}`, { method }))).toBeUndefined()
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pageHeaders } from '@stockeye/example-shared/page-headers'
import type { App } from '../http/app.ts'

const html = readFileSync(new URL('admin.html', import.meta.url), 'utf8')

/** Returns the source of a Content-Security-Policy that lets only this element of the page pass. */
function hashOf(element: 'script' | 'style'): string {
  const [, content = ''] = new RegExp(`<${element}>(.*)</${element}>`, 's').exec(html) ?? []
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`
}

// The page shows texts of jobs and errors. Should one of them ever become markup, then it neither runs nor sends anything.
const policy = [
  "default-src 'none'",
  `script-src ${hashOf('script')}`,
  `style-src ${hashOf('style')}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  ...pageHeaders,
}

/**
 * Serves the page of an operator. It is the same for every caller and holds no secret: an admin pastes a token, which the
 * page keeps in memory and sends with each call of the API, and the API decides what the caller may see.
 */
export function serveAdminPage(app: App): void {
  app.get('/admin', (call) => call.body(html, 200, headers))
}

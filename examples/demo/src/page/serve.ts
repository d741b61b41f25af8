import { pageHeaders } from '@stockeye/example-shared/page-headers'
import type { PageFile } from './build.ts'

// The page loads its own files alone, and calls its own server alone. Should a text of the system ever become markup, then it
// neither runs nor sends anything.
const policy = [
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
].join('; ')

const headers = { ...pageHeaders, 'content-security-policy': policy }

/**
 * Answers a request for a file of the page, with the headers that keep the page to itself.
 *
 * @example
 * const files = await buildPage()
 * await listen((request) => answerPage(files, request) ?? app.fetch(request), { host: '127.0.0.1', port: 0 })
 * @returns undefined for a path that no file of the page has
 */
export function answerPage(files: ReadonlyMap<string, PageFile>, { method, url }: Request): Response | undefined {
  const file = method === 'GET' || method === 'HEAD' ? files.get(new URL(url).pathname) : undefined
  if (file === undefined) return undefined
  return new Response(file.body, { headers: { ...headers, 'content-type': file.type } })
}

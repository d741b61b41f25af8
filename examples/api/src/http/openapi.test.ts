import { OpenAPIHono } from '@hono/zod-openapi'
import { apiPrefix } from '@stockeye/telegram-adapter/api'
import { expect, it, vi } from 'vitest'
import { marketApi } from '../routes/contract.ts'
import type { App } from './app.ts'
import { documentRow, serveDocument } from './openapi.ts'

it('builds the document of the API once, however often it is asked for', async () => {
  const app: App = new OpenAPIHono()
  documentRow(app, 'getQuote', marketApi.getQuote)
  const build = vi.spyOn(app, 'getOpenAPI31Document')
  serveDocument(app)

  const answers = [await app.request(`${apiPrefix}/openapi.json`), await app.request(`${apiPrefix}/openapi.json`)]

  const documents = await Promise.all(answers.map((answer) => answer.json()))
  expect(documents.map((document) => Object.keys(Object(document).paths))).toEqual([
    [`${apiPrefix}/quotes/{exchange}/{symbol}`],
    [`${apiPrefix}/quotes/{exchange}/{symbol}`],
  ])
  expect(build).toHaveBeenCalledTimes(1)
})

import { z } from '@hono/zod-openapi'
import { type ApiRoute, type ApiShape, apiPrefix, problemSchema } from '@stockeye/telegram-adapter/api'
import type { App } from './app.ts'

/** Describes a row in the app's OpenAPI document. */
export function documentRow<Shape extends ApiShape>(app: App, name: string, row: ApiRoute<Shape>): void {
  const { method, path, access, params, body, isIdempotent, status, answer, summary } = row
  const headers = isIdempotent ? z.object({ 'Idempotency-Key': z.string() }) : undefined
  app.openAPIRegistry.registerPath({
    operationId: name,
    method,
    path: `${apiPrefix}${path}`,
    summary,
    security: [access === 'bot' ? { botSecret: [] } : { bearer: [] }],
    request: {
      ...(path.includes('{') && params instanceof z.ZodObject && { params }),
      ...(headers && { headers }),
      ...(method === 'post' && { body: { content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [status]: { description: 'Done as asked.', content: { 'application/json': { schema: answer } } },
      default: {
        description: 'Refused: `code` says why.',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  })
}

/** Serves the document of all rows that were mounted. */
export function serveDocument(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'botSecret', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Bot-Secret-Key',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  })
  // It is built once: it takes some milliseconds, and any caller may ask for it.
  const document = JSON.stringify(
    app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'StockEye API', version: '1' } }),
  )
  app.get(`${apiPrefix}/openapi.json`, (call) => call.body(document, 200, { 'content-type': 'application/json' }))
}

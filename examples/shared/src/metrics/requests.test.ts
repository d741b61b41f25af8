import { expect, it } from 'vitest'
import { measureRequests } from './requests.ts'
import { serveTestMetrics } from './served.test-kit.ts'

it('counts requests by method, route and status, with methods that are not common as one', async () => {
  const { metrics, scrape } = await serveTestMetrics()
  const ended = measureRequests(metrics)

  ended({ method: 'GET', route: '/quotes/:symbol', status: 200, durationMs: 20 })
  ended({ method: 'GET', route: '/quotes/:symbol', status: 200, durationMs: 300 })
  ended({ method: 'PROPFIND', route: '/*', status: 404, durationMs: 1 })
  ended({ method: 'REPORT', route: '/*', status: 404, durationMs: 1 })

  const name = 'stockeye_http_request_duration_seconds'
  const { values, select } = await scrape()
  expect(select(`${name}_count`)).toEqual({
    [`${name}_count{method="GET",route="/quotes/:symbol",status="200"}`]: 2,
    [`${name}_count{method="other",route="/*",status="404"}`]: 2,
  })
  expect(values.get(`${name}_bucket{le="0.25",method="GET",route="/quotes/:symbol",status="200"}`)).toBe(1)
})

import type { EquityPoint } from '@stockeye/example-trader/desk/desk'
import { equityPointSchema } from '@stockeye/example-trader/desk/schemas'
import type { Json } from '@stockeye/job-runner'
import * as z from 'zod'
import { fieldOf } from '../result-field.ts'

/** Size of a picture in a chat, in pixels. */
const size = { width: 1280, height: 800 } as const

/** Most points of a picture, and of the result of a digest: a picture of this size shows no more. */
const mostPoints = 200

const pointsSchema = z.array(equityPointSchema)

/** Returns the points that a picture is drawn from: those of one currency, evenly thinned, with the first and the last. */
export function thinPoints(points: readonly EquityPoint[]): readonly EquityPoint[] {
  const [first] = points
  const currency = points.some((point) => point.currency === 'KRW') ? 'KRW' : first?.currency
  const own = points.filter((point) => point.currency === currency)
  if (own.length <= mostPoints) return own
  const step = (own.length - 1) / (mostPoints - 1)
  return Array.from({ length: mostPoints }, (_, index) => own[Math.round(index * step)] ?? []).flat()
}

/** Draws the equity of one currency. @returns undefined for fewer than two points, which are no line */
export async function drawEquity(points: readonly EquityPoint[]): Promise<Uint8Array | undefined> {
  const shown = thinPoints(points)
  const [first] = shown
  if (first === undefined || shown.length < 2) return undefined
  // The library of the charts is a quarter of all modules of this program, and few of its processes draw.
  const [{ equityChart }, { renderPicture }] = await Promise.all([
    import('@stockeye/example-charts/equity'),
    import('@stockeye/example-charts/picture'),
  ])
  const chart = equityChart({ points: shown, currency: first.currency, language: 'ko', theme: 'light' })
  return renderPicture(chart, size)
}

/** Draws the picture of a digest from the result of its run. @returns undefined for a result without points */
export async function drawDigest(result: Json | undefined): Promise<Uint8Array | undefined> {
  const points = pointsSchema.safeParse(fieldOf(result, 'points')).data
  return points && drawEquity(points)
}

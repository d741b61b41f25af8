import { describe, expect, it } from 'vitest'
import { candleChart } from './candles.ts'
import { candlesOf, pointsOf } from './data.test-kit.ts'
import { renderSvg } from './engine.ts'
import { equityChart } from './equity.ts'
import { renderPicture } from './picture.ts'

const size = { width: 800, height: 480 }
const points = pointsOf('KRW', '100000', '104000', '102000')

/** Returns the size that the header of a PNG names. */
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

describe('renderPicture', () => {
  it('draws a PNG of the size', async () => {
    const png = await renderPicture(equityChart({ points, currency: 'KRW', language: 'ko', theme: 'light' }), size)

    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    expect(sizeOf(png)).toEqual(size)
  })

  it('draws other data and another theme as another picture', async () => {
    const draw = (closes: readonly number[], theme: 'light' | 'dark') =>
      renderPicture(candleChart({ candles: candlesOf(...closes), orders: [], language: 'en', theme }), size)

    const first = await draw([1_000, 1_100, 1_050], 'light')

    expect(await draw([1_000, 1_100, 1_050], 'light')).toEqual(first)
    expect(await draw([1_000, 1_100, 1_060], 'light')).not.toEqual(first)
    expect(await draw([1_000, 1_100, 1_050], 'dark')).not.toEqual(first)
  })

  it('draws the letters of a text', async () => {
    const draw = (currency: 'KRW' | 'JPY') =>
      renderPicture(
        equityChart({
          points: points.map((point) => ({ ...point, currency })),
          currency,
          language: 'en',
          theme: 'light',
        }),
        size,
      )

    // Without glyphs, or with the same box for each missing one, these two would be one picture.
    expect(await draw('KRW')).not.toEqual(await draw('JPY'))
  })

  it('has no Hangul, of which its font has no glyphs', () => {
    const charts = [
      equityChart({ points, currency: 'KRW', language: 'ko', theme: 'light' }),
      candleChart({ candles: candlesOf(1_000, 1_100), orders: [], language: 'ko', theme: 'light' }),
    ]

    for (const chart of charts) expect(renderSvg(chart, size)).not.toMatch(/\p{Script=Hangul}/u)
  })
})

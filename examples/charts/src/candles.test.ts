import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { describe, expect, it } from 'vitest'
import { candleChart } from './candles.ts'
import { candlesOf, minuteMs, opening } from './data.test-kit.ts'
import { renderSvg } from './engine.ts'

const size = { width: 640, height: 400 }
const candles = candlesOf(70_000, 70_500, 70_200, 70_300)
const red = '#c62828'
const blue = '#1d5fbf'

type Marked = Pick<DeskOrder, 'side' | 'state' | 'intendedAt'>

const draw = (orders: readonly Marked[]) =>
  renderSvg(candleChart({ candles, orders, language: 'en', theme: 'light' }), size)

/** Returns the filling and the border of each triangle of a picture. */
const trianglesOf = (svg: string) =>
  [...svg.matchAll(/<path d="M0 -1L1 1L-1 1Z" ([^>]*)>/g)].map(([, attributes = '']) => ({
    fill: /fill="([^"]*)"/.exec(attributes)?.[1],
    stroke: /stroke="([^"]*)"/.exec(attributes)?.[1],
  }))
const signsOf = (svg: string) => [...svg.matchAll(/>([×?])<\/text>/g)].map(([, sign]) => sign)

describe('candleChart', () => {
  it('draws a rise red and hollow, and a fall blue and full', () => {
    const svg = draw([])

    // A candle is one path with its shadows; the first one neither rises nor falls.
    const candlePaths = [...svg.matchAll(/<path d="M[^"]*" (?:[^>]*)fill="([^"]+)"[^>]*stroke="([^"]+)"/g)]
      .map(([, fill, stroke]) => ({ fill, stroke }))
      .filter(({ stroke }) => stroke === red || stroke === blue)
    expect(candlePaths).toEqual([
      { fill: '#ffffff', stroke: red },
      { fill: blue, stroke: blue },
      { fill: '#ffffff', stroke: red },
    ])
  })

  it.each<[Marked['side'], Marked['state'], { fill: string; stroke: string }, string[]]>([
    ['buy', 'filled', { fill: red, stroke: red }, []],
    ['sell', 'filled', { fill: blue, stroke: blue }, []],
    ['buy', 'open', { fill: '#ffffff', stroke: red }, []],
    ['sell', 'partly-filled', { fill: '#ffffff', stroke: blue }, []],
    ['buy', 'cancelled', { fill: '#ffffff', stroke: '#6b7582' }, ['×']],
    ['buy', 'rejected', { fill: '#ffffff', stroke: '#6b7582' }, ['×']],
    ['sell', 'unknown', { fill: '#ffffff', stroke: '#8a5a00' }, ['?']],
  ])('marks an order to %s that is %s', (side, state, triangle, signs) => {
    const svg = draw([{ side, state, intendedAt: opening + minuteMs + 20_000 }])

    expect(trianglesOf(svg)).toEqual([triangle])
    expect(signsOf(svg)).toEqual(signs)
  })

  it('leaves out an order before the first candle', () => {
    expect(trianglesOf(draw([{ side: 'buy', state: 'filled', intendedAt: opening - 1 }]))).toEqual([])
  })

  it('puts a second order of a candle beside the first one', () => {
    const order: Marked = { side: 'buy', state: 'filled', intendedAt: opening }

    const places = [...draw([order, order]).matchAll(/<path d="M0 -1L1 1L-1 1Z" transform="([^"]*)"/g)]

    expect(new Set(places.map(([, transform]) => transform)).size).toBe(2)
  })
})

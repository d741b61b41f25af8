import { describe, expect, it } from 'vitest'
import { pointsOf } from './data.test-kit.ts'
import { renderSvg } from './engine.ts'
import { equityChart } from './equity.ts'

const size = { width: 640, height: 400 }
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)

describe('equityChart', () => {
  it('writes sums with separators, falls in percent, and times of Seoul', () => {
    const points = pointsOf('KRW', '100000000', '104000000', '102000000', '101000000')

    const texts = textsOf(renderSvg(equityChart({ points, currency: 'KRW', language: 'en', theme: 'light' }), size))

    expect(texts).toEqual(expect.arrayContaining(['KRW', '100,000,000', '104,000,000', '0.0%', '-2.0%', '09:00']))
  })

  it('writes a sum in dollars with cents', () => {
    const points = pointsOf('USD', '1000.00', '1100.00')

    const texts = textsOf(renderSvg(equityChart({ points, currency: 'USD', language: 'en', theme: 'light' }), size))

    expect(texts).toEqual(expect.arrayContaining(['USD', '990.00', '1,020.00']))
  })

  it('leaves out the points of other currencies', () => {
    const won = pointsOf('KRW', '100', '200', '300')
    const draw = (points: typeof won) =>
      textsOf(renderSvg(equityChart({ points, currency: 'KRW', language: 'en', theme: 'light' }), size))

    const texts = draw([...won, ...pointsOf('USD', '9000000')])

    expect(texts).toEqual(draw(won))
    expect(texts.join(' ')).not.toContain('9,000,000')
  })

  it('draws an account without points', () => {
    const chart = equityChart({ points: [], currency: 'KRW', language: 'ko', theme: 'dark' })

    expect(renderSvg(chart, size)).toContain('</svg>')
  })
})

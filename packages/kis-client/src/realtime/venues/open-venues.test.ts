import { describe, expect, it } from 'vitest'
import { openVenues } from './open-venues.ts'

const at = (text: string) =>
  openVenues(Date.parse(`${text}+09:00`)).map(
    ({ venue, name, trades }) => `${venue} ${name}${trades ? '' : ' (auction)'}`,
  )

const inKorea = (text: string) => at(text).filter((venue) => !venue.startsWith('US'))

describe('openVenues', () => {
  it('names NXT alone before 08:30, and beside the auction of KRX until 08:50', () => {
    expect(at('2026-11-24T08:10')).toEqual(['NXT pre-market'])
    expect(at('2026-11-24T08:40')).toEqual(['NXT pre-market', 'KRX opening-auction (auction)'])
    expect(at('2026-11-24T08:55')).toEqual(['KRX opening-auction (auction)'])
  })

  it('names NXT alone between the close of KRX and the after-market of KRX, since 2026-09-14', () => {
    expect(inKorea('2026-11-24T15:25')).toEqual(['KRX closing-auction (auction)'])
    expect(inKorea('2026-11-24T15:30')).toEqual([])
    expect(inKorea('2026-11-24T15:45')).toEqual(['NXT after-market'])
    expect(inKorea('2026-11-24T16:00')).toEqual(['NXT after-market', 'KRX after-market'])
    expect(inKorea('2026-09-11T16:00')).toEqual(['NXT after-market', 'KRX single-price'])
  })

  it('names the daytime market and the pre-market of the US together in the last hour of a summer day', () => {
    expect(at('2026-07-07T17:30')).toContain('US daytime')
    expect(at('2026-07-07T17:30')).toContain('US pre-market')
    expect(at('2026-11-24T17:30').filter((venue) => venue.startsWith('US'))).toEqual(['US daytime'])
  })

  it('names no venue on a weekend', () => {
    expect(at('2026-11-29T12:00')).toEqual([])
  })

  it('says which instruments the hours leave out, and when they end', () => {
    const [, krx] = openVenues(Date.parse('2026-11-24T16:00+09:00'))

    expect(krx).toMatchObject({
      excludes: ['etf', 'etn', 'warning'],
      closesAt: Date.parse('2026-11-24T20:00+09:00'),
      isCertain: true,
    })
  })
})

import { describe, expect, it } from 'vitest'
import { lostSince } from './topic.ts'

describe('lostSince', () => {
  it('returns a certain end for a topic that delivered until then', () => {
    expect(lostSince({ is: 'confirmed', at: 10 }, 30, true)).toEqual({ is: 'lost', from: 30, isCertain: true })
    expect(lostSince({ is: 'confirmed', at: 10, silence: 'quiet' }, 30, false)).toEqual({
      is: 'lost',
      from: 30,
      isCertain: false,
    })
  })

  it('returns no end before the confirmation', () => {
    expect(lostSince({ is: 'confirmed', at: 10 }, 5, true)).toEqual({ is: 'lost', from: 10, isCertain: true })
  })

  it('returns the confirmation as the uncertain end of a stale topic, which may lack rows since', () => {
    expect(lostSince({ is: 'confirmed', at: 10, silence: 'stale' }, 30, true)).toEqual({
      is: 'lost',
      from: 10,
      isCertain: false,
    })
  })
})

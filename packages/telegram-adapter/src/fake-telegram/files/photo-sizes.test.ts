import { describe, expect, it } from 'vitest'
import { photoSizes } from './photo-sizes.ts'

describe('photoSizes', () => {
  it.each([
    [{ width: 90, height: 30 }, ['90x30']],
    [{ width: 100, height: 100 }, ['100x100']],
    [{ width: 640, height: 480 }, ['100x75', '320x240', '640x480']],
    [{ width: 200, height: 4_000 }, ['5x100', '16x320', '40x800', '64x1280', '128x2560']],
  ])('returns for %j the sizes %j', (size, expected) => {
    expect(photoSizes(size).map(({ width, height }) => `${width}x${height}`)).toEqual(expected)
  })
})

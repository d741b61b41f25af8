import type { ImageSize } from './image-size.ts'

/** Boxes of the sizes s, m, x, y and w, in pixels. @see https://core.telegram.org/api/files#image-thumbnail-types */
const boxes = [100, 320, 800, 1_280, 2_560]

/** Returns the sizes in which Telegram keeps a picture, the smallest first; the last is the picture itself, or fits the largest box. */
export function photoSizes({ width, height }: ImageSize): readonly ImageSize[] {
  const longest = Math.max(width, height)
  const smaller = boxes.filter((box) => box < longest)
  const scaled = smaller.map((box) => {
    const scale = (side: number) => Math.max(1, Math.round((side * box) / longest))
    return { width: scale(width), height: scale(height) }
  })
  return smaller.length === boxes.length ? scaled : [...scaled, { width, height }]
}

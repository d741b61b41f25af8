const hourMs = 3_600_000
const dayMs = 24 * hourMs
const koreaMs = 9 * hourMs

/**
 * Returns the instant of a time of day in Korea, `HHmmss`, that lies nearest to an arrival: shortly after midnight it is of the day
 * before. Undefined for another text, and for a time more than `withinMs` away.
 */
export function findKoreanInstant(time: string, arrivedAt: number, withinMs: number = dayMs): number | undefined {
  const [, hour, minute, second] = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/.exec(time) ?? []
  if (hour === undefined) return undefined
  const sinceMidnight = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1_000
  const midnight = Math.floor((arrivedAt + koreaMs) / dayMs) * dayMs - koreaMs
  const [nearest = Number.NaN] = [-dayMs, 0, dayMs]
    .map((shift) => midnight + shift + sinceMidnight)
    .sort((a, b) => Math.abs(a - arrivedAt) - Math.abs(b - arrivedAt))
  return Math.abs(nearest - arrivedAt) <= withinMs ? nearest : undefined
}

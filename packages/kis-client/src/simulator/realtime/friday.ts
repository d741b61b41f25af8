import { kstText } from '../../values/dates.ts'

const dayMs = 86_400_000

/** Returns the first Friday at a time of Korea's day (`HH:mm`) after an instant. */
export function nextFriday(time: string, after: number): number {
  const today = kstText(after)
  const dayOf = `${today.slice(0, 4)}-${today.slice(4, 6)}-${today.slice(6, 8)}`
  const first = Date.parse(`${dayOf}T${time}:00+09:00`)
  for (let days = 0; ; days += 1) {
    const at = first + days * dayMs
    if (at > after && new Date(at + 9 * 3_600_000).getUTCDay() === 5) return at
  }
}

import { kstText } from '../../values/dates.ts'
import { dashedDate, dayMs, seoulOffsetMs } from '../world/calendar/utc-days.ts'

/** Returns the first Friday at a time of Korea's day (`HH:mm`) after an instant. */
export function nextFriday(time: string, after: number): number {
  const first = Date.parse(`${dashedDate(kstText(after).slice(0, 8))}T${time}:00+09:00`)
  for (let days = 0; ; days += 1) {
    const at = first + days * dayMs
    if (at > after && new Date(at + seoulOffsetMs).getUTCDay() === 5) return at
  }
}

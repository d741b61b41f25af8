import { formatDay, formatSeconds, formatTime } from './formats.ts'
import { usePage } from './page.ts'

/** Shows an instant of the simulated time: the day, and the time of Seoul. */
export function Instant({ at, hasSeconds = false }: { readonly at: number; readonly hasSeconds?: boolean }) {
  const { language } = usePage()
  return (
    <time class="instant" dateTime={new Date(at).toISOString()}>
      <span class="day">{formatDay(at, language.value)}</span> {hasSeconds ? formatSeconds(at) : formatTime(at)}
    </time>
  )
}

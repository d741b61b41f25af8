/** Formats an instant (ms since 1970) in the zone of the machine, with its offset: `2026-11-22 08:00:00 +09:00`. */
export function formatInstant(at: number): string {
  const offset = -new Date(at).getTimezoneOffset()
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19).replace('T', ' ')
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0')
  return `${local} ${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}

/** Formats a span for a person: `850 ms`, `41 s`, `12 min`, `22 h 47 min`. */
export function formatSpan(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const minutes = Math.floor(ms / 60_000)
  if (minutes === 0) return `${Math.floor(ms / 1_000)} s`
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/**
 * Returns a value as a text for an error: JSON where it has some, at most 60 letters, and without the password of a URL.
 */
export function formatValue(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  try {
    const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
    // A password that is not encoded may have a slash or an @.
    return text.replace(/\/\/[^\s"]*@/g, '//…@').slice(0, 60)
  } catch {
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`
  }
}

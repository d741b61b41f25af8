/** Numbers of columns before the instant at which KIS has appended the others, by TR id. */
const formerWidths: Readonly<Record<string, { readonly since: number; readonly columns: number }>> = {
  H0STASP0: { since: Date.parse('2026-09-14T00:00:00+09:00'), columns: 59 },
  H0STCNT0: { since: Date.parse('2026-09-14T00:00:00+09:00'), columns: 46 },
  H0NXCNT0: { since: Date.parse('2026-09-14T00:00:00+09:00'), columns: 46 },
  H0UNASP0: { since: Date.parse('2026-09-14T00:00:00+09:00'), columns: 65 },
  H0UNCNT0: { since: Date.parse('2026-09-14T00:00:00+09:00'), columns: 46 },
}

/**
 * Returns the number of columns that a feed has at an instant.
 *
 * @see catalog/websocket.json `columnCountHistory`, from the portal notice of 2026-09-09
 */
export function widthAt(feed: { readonly real: string; readonly columns: readonly string[] }, at: number): number {
  const former = formerWidths[feed.real]
  return former !== undefined && at < former.since ? former.columns : feed.columns.length
}

import { kstText } from '../../values/dates.ts'

/** Numbers of columns before the day on which KIS has appended the others, by TR id. */
const formerWidths: Readonly<Record<string, { readonly until: string; readonly columns: number }>> = {
  H0STASP0: { until: '20260913', columns: 59 },
  H0STCNT0: { until: '20260913', columns: 46 },
  H0NXCNT0: { until: '20260913', columns: 46 },
  H0UNASP0: { until: '20260913', columns: 65 },
  H0UNCNT0: { until: '20260913', columns: 46 },
}

/**
 * Returns the number of columns that a feed has at an instant.
 *
 * @see catalog/websocket.json `columnCountHistory`, from the portal notice of 2026-09-09
 */
export function widthAt(
  { real, columns }: { readonly real: string; readonly columns: readonly string[] },
  at: number,
): number {
  const former = formerWidths[real]
  return former !== undefined && kstText(at).slice(0, 8) <= former.until ? former.columns : columns.length
}

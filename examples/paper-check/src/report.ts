import type { Check, Finding } from './check.ts'

const words = { ok: 'ok', 'not-offered': '--', failed: 'FAILED' } as const

/** Formats one read as a line. */
export const formatFinding = ({ name, state, calls, tookMs, seen }: Finding): string =>
  `${words[state].padEnd(6)}  ${name.padEnd(32)}  ${String(calls).padStart(2)} calls  ${String(tookMs).padStart(5)} ms  ${seen}`

/** Formats the sums of a check. */
export function formatSum({ findings, drift }: Check): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const offered = count('not-offered') > 0 ? `, ${count('not-offered')} not offered here` : ''
  return `${count('ok')} of ${findings.length} reads ok${offered}, ${count('failed')} failed, ${drift.length} differences from the catalogue`
}

/** Formats the whole report. It holds no secret, account number or balance. */
export function formatReport(
  check: Check,
  { environment, at }: { readonly environment: string; readonly at: number },
): string {
  const drift = check.drift.map(({ endpoint, block, name, what }) => `${what.padEnd(7)}  ${endpoint} ${block}.${name}`)
  return [
    `paper-check on ${environment} at ${new Date(at).toISOString()}`,
    '',
    ...check.findings.map(formatFinding),
    '',
    formatSum(check),
    ...(drift.length > 0 ? ['', ...drift] : []),
    '',
  ].join('\n')
}

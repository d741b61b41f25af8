/** Returns `part` of `whole` in percent, such as `-1.26`; zero where `whole` is zero. */
export const formatPercent = (part: number | bigint, whole: number | bigint, digits = 2): string => {
  const ratio = Number(whole) === 0 ? 0 : (Number(part) / Number(whole)) * 100
  // A tiny loss must not become "-0.00".
  return ratio.toFixed(digits).replace(/^-(0\.?0*)$/, '$1')
}

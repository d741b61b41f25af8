/**
 * Reads VI적용구분코드, `vi_cls_code`: N while no volatility interruption holds. Every other code counts as one.
 *
 * @see catalog/codes.json volatilityInterruption
 */
export const readInterruption = (code: string | undefined): boolean | undefined =>
  code === undefined ? undefined : code !== 'N'

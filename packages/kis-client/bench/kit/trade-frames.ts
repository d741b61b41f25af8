/** Number of columns of a trade on KRX. */
export const tradeColumns = 47

/** Index of the column ACML_VOL in a trade. */
export const volumeIndex = 13

/** Returns a record of H0STCNT0 with 47 values, of lengths like those of a large share. */
export const tradeRecord = (key: string, index: number, accumulatedVolume = 12_345_678 + index): string =>
  [
    ...[key, `1029${String(index % 60).padStart(2, '0')}`, `${70_000 + (index % 900)}`, '2', '300', '0.43'],
    ...['70123.45', '69800', '70500', '69700', '70100', '70000', `${1 + (index % 500)}`, `${accumulatedVolume}`],
    ...['865432109870', '43210', '54321', '11111', '112.34', '5234567', '6345678', '1', '0.54', '87.65'],
    ...['090012', '2', '300', '101112', '5', '-400', '090505', '2', '400', '20261130', '20', 'N', '12345', '23456'],
    ...['345678', '456789', '0.21', '11543210', '106.95', '0', '', '69800', '2'],
  ].join('^')

/** Returns the text of a frame of trades. */
export const tradeFrame = (records: readonly string[]): string =>
  `0|H0STCNT0|${String(records.length).padStart(3, '0')}|${records.join('^')}`

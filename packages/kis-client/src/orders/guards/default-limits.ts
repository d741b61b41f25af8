/** Limits of a careful person with a small account; docs/guards.md prints them. */
export const defaultLimits = {
  mostQuantity: '10000',
  mostNotional: {
    KRW: '10000000',
    USD: '10000',
    HKD: '50000',
    CNY: '50000',
    JPY: '1000000',
    VND: '200000000',
  },
  collarPercent: '5',
  mostOrdersAMinute: 10,
  duplicateWindowMs: 10_000,
  mostDailyLoss: {
    KRW: '500000',
    USD: '500',
    HKD: '2500',
    CNY: '2500',
    JPY: '50000',
    VND: '10000000',
  },
} as const

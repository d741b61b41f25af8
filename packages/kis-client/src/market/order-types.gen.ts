// Written by scripts/generate.ts from catalog/codes.json. Not edited by hand: run `pnpm generate`.

/**
 * Order types of KRX-listed shares by name: KIS's `ORD_DVSN`, whether the order has a limit, the venues that take it, those
 * of which no source says whether they do, and the first and the last day of the type.
 */
export const krxOrderTypes = {
  limit: { code: '00', price: 'limit', venues: ['KRX', 'NXT', 'SOR'] },
  market: { code: '01', price: 'none', venues: ['KRX', 'SOR'] },
  'conditional limit': { code: '02', price: 'limit', venues: ['KRX'] },
  'best opposite price limit': { code: '03', price: 'none', venues: ['KRX', 'NXT', 'SOR'] },
  'best same side limit': { code: '04', price: 'none', venues: ['KRX', 'NXT', 'SOR'] },
  'pre-open at previous close': { code: '05', price: 'none', venues: ['KRX'] },
  'post-close at close': { code: '06', price: 'none', venues: ['KRX'] },
  'off-hours single price': { code: '07', price: 'limit', venues: ['KRX'], until: '2026-09-11' },
  'limit IOC': { code: '11', price: 'limit', venues: ['KRX', 'NXT', 'SOR'] },
  'limit FOK': { code: '12', price: 'limit', venues: ['KRX', 'NXT', 'SOR'] },
  'market IOC': { code: '13', price: 'none', venues: ['KRX', 'NXT', 'SOR'] },
  'market FOK': { code: '14', price: 'none', venues: ['KRX', 'NXT', 'SOR'] },
  'best opposite IOC': { code: '15', price: 'none', venues: ['KRX', 'NXT', 'SOR'] },
  'best opposite FOK': { code: '16', price: 'none', venues: ['KRX', 'NXT', 'SOR'] },
  'mid price': { code: '21', price: 'unknown', venues: ['KRX', 'NXT'] },
  'stop limit': { code: '22', price: 'limit', venues: ['KRX', 'NXT'] },
  'mid price IOC': { code: '23', price: 'unknown', venues: ['KRX', 'NXT'] },
  'mid price FOK': { code: '24', price: 'unknown', venues: ['KRX', 'NXT'] },
  'pre-market limit': { code: '27', price: 'limit', venues: ['NXT'], unknownVenues: ['SOR'], since: '2026-09-14' },
  'pre-market best opposite limit': {
    code: '28',
    price: 'none',
    venues: ['NXT'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'pre-market best same side limit': {
    code: '29',
    price: 'none',
    venues: ['NXT'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'after-market limit': { code: '41', price: 'limit', venues: ['KRX'], unknownVenues: ['SOR'], since: '2026-09-14' },
  'after-market limit IOC': {
    code: '42',
    price: 'limit',
    venues: ['KRX'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'after-market limit FOK': {
    code: '43',
    price: 'limit',
    venues: ['KRX'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'after-market best opposite limit': {
    code: '44',
    price: 'none',
    venues: ['KRX'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'after-market best opposite IOC': {
    code: '45',
    price: 'none',
    venues: ['KRX'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'after-market best opposite FOK': {
    code: '46',
    price: 'none',
    venues: ['KRX'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
  'after-market best same side limit': {
    code: '47',
    price: 'none',
    venues: ['KRX'],
    unknownVenues: ['SOR'],
    since: '2026-09-14',
  },
} as const

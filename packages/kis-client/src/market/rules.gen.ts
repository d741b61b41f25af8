// Written by scripts/generate.ts from catalog/market-rules.json. Not edited by hand: run `pnpm generate`.

/** Tick sizes, trading hours and holidays, each with the days it holds for. `asOf` says when the list was last checked. */
export const marketRules = {
  asOf: '2026-09-20',
  format: 'band rows are [price below, tick]; null = no upper bound; times in the named zone; dates YYYY-MM-DD; closed lists leave out Saturdays and Sundays',
  tick: {
    krxStock: {
      since: '2023-01-25',
      currency: 'KRW',
      bands: [[2000, 1], [5000, 5], [20000, 10], [50000, 50], [200000, 100], [500000, 500], [null, 1000]],
      sources: 4,
      sourceKind: 'tests and tables of independent projects',
    },
    nxtStock: { bands: 'krxStock', sourceKind: 'same grid', sources: 1 },
    krxEtfEtn: {
      history: [{ until: '2023-12-10', bands: [[null, 5]] }, { since: '2023-12-11', bands: [[2000, 1], [null, 5]] }],
      sources: 2,
      contested: 'two projects use 50 from 50000 up',
    },
    krxElw: { bands: [[null, 5]], sourceKind: 'own knowledge', sources: 0 },
    us: { bands: [['1.00', '0.0001'], [null, '0.01']], decimals: { 'below 1 USD': 4, 'from 1 USD': 2 }, sources: 3 },
    noticePriceDecimals: { US: 4, JP: 1, CN: 3, HK: 3, VN: 0 },
  },
  priceLimit: { KRX: { percent: 30 }, 'KRX after-market': { percent: 30, since: '2026-09-14' } },
  sessions: {
    KRX: {
      zone: 'Asia/Seoul',
      list: [
        { name: 'opening auction', from: '08:30', to: '09:00' },
        { name: 'pre-open at previous close', from: '08:30', to: '08:40' },
        { name: 'regular', from: '09:00', to: '15:30', continuousTo: '15:20', closingAuction: ['15:20', '15:30'] },
        { name: 'post-close at close', from: '15:40', to: '16:00', ordersFrom: '15:30' },
        { name: 'off-hours single price', from: '16:00', to: '18:00', until: '2026-09-11' },
        { name: 'after-market', from: '16:00', to: '20:00', since: '2026-09-14', etfEtn: false },
      ],
      planned: [{ name: 'pre-market', from: '07:00', to: '08:00', when: 'postponed to end of 2027' }],
      exceptions: {
        firstTradingDayOpens: '10:00',
        universityExamShiftMinutes: 60,
        examDays: ['2025-11-13', '2026-11-19'],
      },
      sources: 4,
    },
    NXT: {
      zone: 'Asia/Seoul',
      since: '2025-03-04',
      list: [
        { name: 'pre-market', from: '08:00', to: '08:50' },
        { name: 'main', from: '09:00:30', to: '15:20' },
        { name: 'after-market', from: '15:40', to: '20:00', contested: '15:30-15:40 single price or order intake' },
      ],
      sources: 4,
    },
    'KRX derivatives night': {
      zone: 'Asia/Seoul',
      since: '2025-06-09',
      list: [{ name: 'night', from: '18:00', to: '06:00 next day' }],
      sources: 3,
    },
    US: {
      zone: 'America/New_York',
      list: [
        { name: 'pre', from: '04:00', to: '09:30' },
        { name: 'regular', from: '09:30', to: '16:00' },
        {
          name: 'after',
          from: '16:00',
          to: '17:00',
          note: 'KIS takes orders until 07:00 KST all year: 17:00 in winter, 18:00 in summer',
        },
      ],
      kisKst: {
        winter: { pre: ['18:00', '23:30'], regular: ['23:30', '06:00'], after: ['06:00', '07:00'] },
        summer: { pre: ['17:00', '22:30'], regular: ['22:30', '05:00'], after: ['05:00', '07:00'] },
        daySession: ['10:00', '18:00'],
        reserved: { winter: ['10:00', '23:20'], summer: ['10:00', '22:20'], blockedAbout: ['16:30', '16:45'] },
      },
      sources: 2,
    },
    JP: {
      zone: 'Asia/Tokyo',
      list: [
        { name: 'morning', from: '09:00', to: '11:30' },
        { name: 'afternoon', from: '12:30', to: '15:30', since: '2024-11-05' },
      ],
      portalSays: 'afternoon to 15:00',
      reservedKst: ['09:10', '12:20'],
      sources: 1,
    },
    CN: {
      zone: 'Asia/Seoul',
      list: [{ name: 'day', from: '10:30', to: '16:00' }],
      reservedKst: [['09:00', '10:20'], ['10:40', '13:50']],
      sources: 1,
    },
    HK: {
      zone: 'Asia/Seoul',
      list: [{ name: 'morning', from: '10:30', to: '13:00' }, { name: 'afternoon', from: '14:00', to: '17:00' }],
      reservedKst: [['09:00', '10:20'], ['10:40', '13:50']],
      sources: 1,
    },
    VN: { reservedKst: [['09:00', '11:00'], ['11:20', '14:50']], sources: 1 },
  },
  holidays: {
    KRX: {
      '2025': {
        source: 'exchange list and a public exchange calendar package',
        closed: [
          '2025-01-01', '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-03-03', '2025-05-01',
          '2025-05-05', '2025-05-06', '2025-06-03', '2025-06-06', '2025-08-15', '2025-10-03', '2025-10-06',
          '2025-10-07', '2025-10-08', '2025-10-09', '2025-12-25', '2025-12-31',
        ],
      },
      '2026': {
        source: 'exchange list and a public exchange calendar package',
        closed: [
          '2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-03-02', '2026-05-01', '2026-05-05',
          '2026-05-25', '2026-06-03', '2026-07-17', '2026-08-17', '2026-09-24', '2026-09-25', '2026-10-05',
          '2026-10-09', '2026-12-25', '2026-12-31',
        ],
        oneSourceOnly: ['2026-07-17'],
      },
      '2027': {
        source: 'computed by rule; lunar dates checked with a lunar calendar library',
        closed: [
          '2027-01-01', '2027-02-08', '2027-02-09', '2027-03-01', '2027-05-05', '2027-05-13', '2027-08-16',
          '2027-09-14', '2027-09-15', '2027-09-16', '2027-10-04', '2027-10-11', '2027-12-27', '2027-12-31',
        ],
        leftOutAsUncertain: ['2027-05-03', '2027-07-19'],
      },
    },
    NYSE: {
      '2025': {
        source: 'rule and one special closure (2025-01-09)',
        closed: [
          '2025-01-01', '2025-01-09', '2025-01-20', '2025-02-17', '2025-04-18', '2025-05-26', '2025-06-19',
          '2025-07-04', '2025-09-01', '2025-11-27', '2025-12-25',
        ],
        earlyClose13: ['2025-07-03', '2025-11-28', '2025-12-24'],
      },
      '2026': {
        source: 'exchange list',
        closed: [
          '2026-01-01', '2026-01-19', '2026-02-16', '2026-04-03', '2026-05-25', '2026-06-19', '2026-07-03',
          '2026-09-07', '2026-11-26', '2026-12-25',
        ],
        earlyClose13: ['2026-11-27', '2026-12-24'],
      },
      '2027': {
        source: 'exchange list',
        closed: [
          '2027-01-01', '2027-01-18', '2027-02-15', '2027-03-26', '2027-05-31', '2027-06-18', '2027-07-05',
          '2027-09-06', '2027-11-25', '2027-12-24',
        ],
        earlyClose13: ['2027-11-26'],
      },
    },
    advice: 'ask domestic-stock/chk-holiday and overseas-stock/countries-holiday each day; these lists are the fallback',
  },
} as const

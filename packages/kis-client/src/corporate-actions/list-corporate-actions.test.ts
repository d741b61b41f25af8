import { describe, expect, it } from 'vitest'
import { ksdinfoRevSplit } from '../endpoints/domestic-stock.gen.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { type Asked, collect, type Scripted } from '../tests/scripted-kis.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { listCorporateActions } from './list-corporate-actions.ts'

const range = { from: '2024-01-01', to: '2026-12-31' }

/** Answers each of the calls about a share of KRX by its TR id; those that are not named have no rows. */
const krxAnswers =
  (rows: Readonly<Record<string, object>>) =>
  ({ trId }: Asked): Scripted =>
    trId === 'CTPF1002R'
      ? { blocks: { output: rows[trId] ?? { lstg_abol_dt: '' } } }
      : { blocks: { output1: rows[trId] ?? [] } }

describe('listCorporateActions on KRX', () => {
  // The texts have the forms of the portal's examples and of captures; symbols and numbers are made up.
  it.each([
    ['split', '000005000', '000001000', '5'],
    ['split', '000005000', '000000100', '50'],
    ['reverse-split', '000000500', '000005000', '0.1'],
  ])('returns a %s of face value %s into %s', async (kind, before, after, ratio) => {
    const { kis, asked, settle } = await startScriptedClient(
      krxAnswers({
        HHKDB669105C0: [
          {
            record_date: '20260409',
            sht_cd: '010120',
            inter_bf_face_amt: before,
            inter_af_face_amt: after,
            td_stop_dt: '2026/04/08 ~ 2026/04/12',
            list_dt: '2026/04/13',
          },
        ],
      }),
    )

    const actions = await settle(listCorporateActions(kis, { symbol: '010120', ...range }))

    expect(actions).toMatchObject([
      { symbol: '010120', exchange: 'KRX', kind, ratio, recordOn: '2026-04-09', effectiveOn: '2026-04-13' },
    ])
    expect(asked[0]?.query).toMatchObject({ SHT_CD: '010120', F_DT: '20240101', T_DT: '20261231' })
  })

  it.each([
    ['50.00', '1.5'],
    ['100.00', '2'],
    ['1000.0', '11'],
  ])('returns bonus shares of %s % as a ratio of %s, by their ex-rights day', async (fix_rate, ratio) => {
    const { kis, settle } = await startScriptedClient(
      krxAnswers({
        HHKDB669101C0: [
          { record_date: '20240326', sht_cd: '466100', fix_rate, right_dt: '20240325', odd_pay_dt: '', list_date: '' },
        ],
      }),
    )

    expect(await settle(listCorporateActions(kis, { symbol: '466100', ...range }))).toMatchObject([
      { kind: 'bonus', ratio, statedRatio: fix_rate, effectiveOn: '2024-03-25', recordOn: '2024-03-26' },
    ])
  })

  it('returns no ratio of a capital reduction and of a merger, and what KIS states', async () => {
    const { kis, settle } = await startScriptedClient(
      krxAnswers({
        HHKDB669106C0: [
          {
            record_date: '20240226',
            sht_cd: '000040',
            reduce_cap_rate: ' 0.30',
            comp_way: '곱하기',
            list_dt: '2024/03/18',
          },
        ],
        HHKDB669104C0: [
          {
            record_date: '20240501',
            merge_type: '합병',
            merge_rate: '1.5',
            opp_cust_nm: '가',
            cust_nm: '나',
            list_dt: '',
          },
          { record_date: '20240601', merge_type: '인적분할', merge_rate: '0.3', opp_cust_nm: '다', cust_nm: '라' },
        ],
      }),
    )

    expect(await settle(listCorporateActions(kis, { symbol: '000040', ...range }))).toMatchObject([
      { kind: 'capital-reduction', ratio: undefined, statedRatio: '0.30 곱하기', effectiveOn: '2024-03-18' },
      {
        kind: 'merger',
        ratio: undefined,
        statedRatio: '1.5',
        absorbedCompany: '가',
        survivingCompany: '나',
        effectiveOn: undefined,
        recordOn: '2024-05-01',
      },
      { kind: 'spin-off', absorbedCompany: '다', survivingCompany: '라' },
    ])
  })

  it('returns the delisting within the range, and keeps rows beside one without numbers', async () => {
    const { kis, settle } = await startScriptedClient(
      krxAnswers({
        CTPF1002R: { lstg_abol_dt: '20250307' },
        HHKDB669101C0: [
          { record_date: '20240326', fix_rate: '', right_dt: '' },
          { record_date: '20240726', fix_rate: '100.00', right_dt: '20240725' },
        ],
        HHKDB669105C0: [{ record_date: '20240401', inter_bf_face_amt: '', inter_af_face_amt: '000000500' }],
      }),
    )

    const actions = await settle(listCorporateActions(kis, { symbol: '117930', ...range }))

    expect(actions.map(({ kind, ratio }) => [kind, ratio])).toEqual([
      ['bonus', undefined],
      ['bonus', '2'],
      ['delisting', undefined],
    ])
  })
})

describe('listCorporateActions on KRX, over the pages of its lists,', () => {
  const lists = ['HHKDB669101C0', 'HHKDB669104C0', 'HHKDB669105C0', 'HHKDB669106C0']
  const row = {
    record_date: '20240326',
    fix_rate: '100.00',
    merge_type: '합병',
    inter_bf_face_amt: '5000',
    inter_af_face_amt: '1000',
  }

  it.each(lists)('returns the actions of every page of %s', async (paged) => {
    const { kis, asked, settle } = await startScriptedClient(({ trId, query }) => {
      if (trId === 'CTPF1002R') return { blocks: { output: { lstg_abol_dt: '' } } }
      if (trId !== paged) return { blocks: { output1: [] } }
      return query['CTS'] === '2'
        ? { blocks: { output1: [{ ...row, record_date: '20250326' }] }, continuation: 'E' }
        : { blocks: { output1: [row], cts: '2' }, continuation: 'M' }
    })

    const actions = await settle(listCorporateActions(kis, { symbol: '010120', ...range }))

    expect(actions.map(({ recordOn }) => recordOn)).toEqual(['2024-03-26', '2025-03-26'])
    expect(asked.filter(({ trId }) => trId === paged).map(({ continuation }) => continuation)).toEqual(['', 'N'])
  })

  it.each(lists)('is an error where %s has no list', async (broken) => {
    const { kis, settle } = await startScriptedClient(({ trId }) => {
      if (trId === 'CTPF1002R') return { blocks: { output: { lstg_abol_dt: '' } } }
      return { blocks: trId === broken ? {} : { output1: [] } }
    })

    await expect(settle(listCorporateActions(kis, { symbol: '010120', ...range }))).rejects.toMatchObject({
      code: 'KIS_ANSWER',
      field: 'output1',
    })
  })

  it('is read over real sockets too', async () => {
    const { kis, simulator, settle } = await startSteppedKis({ environment: 'real' })
    simulator.fault({ path: ksdinfoRevSplit.path }, { pageRows: 1 })
    const input = { F_DT: '20140101', T_DT: '20191231', MARKET_GB: '0' } as const

    const { got, error } = await settle(collect(kis.rows(ksdinfoRevSplit, input)))

    // The two changes of a face value that the simulator has.
    expect(got.map(({ sht_cd }) => sht_cd).sort()).toEqual(['005930', '034020'])
    expect(error).toBeUndefined()
    expect(simulator.calls({ path: ksdinfoRevSplit.path })).toHaveLength(2)
  })
})

describe('listCorporateActions abroad', () => {
  const apple = { symbol: 'AAPL', exchange: 'NASD', ...range } as const
  const right = (texts: object) => ({
    pdno: 'AAPL',
    bass_dt: '20240610',
    acpl_bass_dt: '20240610',
    dfnt_yn: 'Y',
    ...texts,
  })
  const answers =
    (rights: readonly object[], notices: readonly object[] = []) =>
    ({ trId }: Asked): Scripted =>
      trId === 'CTRGT011R' ? { blocks: { output: rights }, continuation: 'D' } : { blocks: { output1: notices } }

  it.each([
    ['14', 'split', '300', '3'],
    ['14', 'split', '2000.000000000000', '20'],
    ['15', 'reverse-split', '12.5', '0.125'],
    ['11', 'merger', '50', undefined],
    ['02', 'bonus', '5', undefined],
  ])('returns a right of type %s as a %s', async (rght_type_cd, kind, stck_alct_rt, ratio) => {
    const { kis, settle } = await startScriptedClient(answers([right({ rght_type_cd, stck_alct_rt })]))

    expect(await settle(listCorporateActions(kis, apple))).toMatchObject([
      { kind, ratio, statedRatio: stck_alct_rt, effectiveOn: '2024-06-10', isConfirmed: true },
    ])
  })

  it('leaves out dividends, other symbols and repeated rows, of which the latest weekday stays', async () => {
    const split = { rght_type_cd: '14', stck_alct_rt: '1000' }
    const { kis, settle } = await startScriptedClient(
      answers([
        right({ rght_type_cd: '03', stck_alct_rt: '' }),
        right({ ...split, pdno: 'NVDA' }),
        right({ ...split, acpl_bass_dt: '20240607' }),
        right({ ...split, acpl_bass_dt: '20240610' }),
        // A Saturday.
        right({ ...split, acpl_bass_dt: '20240615' }),
        // The same ratio, a year later, is another split.
        right({ ...split, acpl_bass_dt: '20250610' }),
      ]),
    )

    expect((await settle(listCorporateActions(kis, apple))).map(({ effectiveOn }) => effectiveOn)).toEqual([
      '2024-06-10',
      '2025-06-10',
    ])
  })

  it('returns changes of the ticker and delistings from the notices', async () => {
    const { kis, settle } = await startScriptedClient(
      answers(
        [],
        [
          { anno_dt: '20240501', ca_title: '현금배당', div_lock_dt: '20240510', effective_dt: '', delist_dt: '' },
          { anno_dt: '20240501', ca_title: '티커변경', effective_dt: '20240609' },
          { anno_dt: '20240701', ca_title: '상장폐지', delist_dt: '20240801' },
          { anno_dt: '20230301', ca_title: '티커변경', effective_dt: '20230401' },
        ],
      ),
    )

    expect(
      (await settle(listCorporateActions(kis, apple))).map(({ kind, effectiveOn }) => [kind, effectiveOn]),
    ).toEqual([
      ['ticker-change', '2024-06-09'],
      ['delisting', '2024-08-01'],
    ])
  })

  it('asks for the halves of a span whose answer is full, since KIS cuts it off', async () => {
    const notices = Array.from({ length: 120 }, (_, week) => ({
      anno_dt: new Date(Date.UTC(2024, 0, 5 + 7 * week)).toISOString().slice(0, 10).replaceAll('-', ''),
      ca_title: week === 119 ? '티커변경' : '현금배당',
      effective_dt: week === 119 ? '20260417' : '',
    }))
    const { kis, settle } = await startScriptedClient(({ trId, query }) =>
      trId === 'CTRGT011R'
        ? { blocks: { output: [] }, continuation: 'D' }
        : {
            blocks: {
              output1: notices
                .filter(({ anno_dt }) => (query['ST_YMD'] ?? '') <= anno_dt && anno_dt <= (query['ED_YMD'] ?? ''))
                .slice(0, 50),
            },
          },
    )

    expect(await settle(listCorporateActions(kis, apple))).toMatchObject([
      { kind: 'ticker-change', effectiveOn: '2026-04-17' },
    ])
  })

  it.each([
    ['CTRGT011R', 'output'],
    ['HHDFS78330900', 'output1'],
  ])('is an error where %s has no list', async (broken, field) => {
    const { kis, settle } = await startScriptedClient(({ trId }) =>
      trId === broken ? { blocks: {} } : { blocks: { output: [], output1: [] } },
    )

    await expect(settle(listCorporateActions(kis, apple))).rejects.toMatchObject({ code: 'KIS_ANSWER', field })
  })

  it('refuses paper trading and wrong days before it sends a request', async () => {
    const { kis, simulator, settle } = await startSteppedKis()
    const days = { symbol: '005930', from: '2026-01-02', to: '2026-01-01' }

    await expect(settle(listCorporateActions(kis, apple))).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
    await expect(settle(listCorporateActions(kis, days))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'from' })
    expect(simulator.calls()).toEqual([])
  })
})

describe('listCorporateActions of the simulator', () => {
  const days = { from: '2005-01-01', to: '2026-10-19' }

  it.each([
    ['split', { symbol: '005930' }, { effectiveOn: '2018-05-04', ratio: '50' }],
    ['reverse-split', { symbol: '034020' }, { ratio: '0.1' }],
    ['bonus', { symbol: '086520' }, { ratio: '2' }],
    ['merger', { symbol: '006800' }, { absorbedCompany: '미래에셋증권', survivingCompany: '미래에셋대우' }],
    ['delisting', { symbol: '117930' }, { effectiveOn: '2017-03-07' }],
    ['split', { symbol: 'AAPL', exchange: 'NASD' }, { effectiveOn: '2014-06-09', ratio: '7' }],
    ['reverse-split', { symbol: 'GE', exchange: 'NYSE' }, { effectiveOn: '2021-08-02', ratio: '0.125' }],
    ['ticker-change', { symbol: 'META', exchange: 'NASD' }, { effectiveOn: '2022-06-09' }],
    ['merger', { symbol: 'TWTR', exchange: 'NYSE' }, { ratio: undefined }],
    ['delisting', { symbol: 'TWTR', exchange: 'NYSE' }, { effectiveOn: '2022-11-08' }],
  ] as const)('has a %s', async (kind, instrument, facts) => {
    const { kis, settle } = await startSteppedKis({ environment: 'real' })

    const actions = await settle(listCorporateActions(kis, { ...instrument, ...days }))

    expect(actions.find((action) => action.kind === kind)).toMatchObject(facts)
  })

  it.each([
    ['Samsung', { symbol: '005930' }, '2018-04-27', 50],
    ['Apple', { symbol: 'AAPL', exchange: 'NASD' }, '2014-06-06', 7],
  ] as const)(
    'splits the unadjusted candles of %s, and not the adjusted ones',
    async (_name, instrument, day, ratio) => {
      const { kis, settle } = await startSteppedKis({ environment: 'real' })
      const last = { ...instrument, interval: 'day', from: day, to: day } as const

      const [adjusted] = await settle(getCandles(kis, last))
      const [traded] = await settle(getCandles(kis, { ...last, adjusted: false }))

      expect(Number(traded?.close)).toBeCloseTo(Number(adjusted?.close) * ratio, 3)
      expect(Number(traded?.volume)).toBe(Math.round(Number(adjusted?.volume) / ratio))
      expect([adjusted?.isAdjusted, traded?.isAdjusted]).toEqual([true, false])
    },
  )

  it('leaves candles after the last split alone', async () => {
    const { kis, settle } = await startSteppedKis()
    const month = { symbol: '005930', interval: 'day', from: '2018-05-04', to: '2018-05-31' } as const

    const adjusted = await settle(getCandles(kis, month))
    const traded = await settle(getCandles(kis, { ...month, adjusted: false }))

    expect(traded.map(({ close }) => close)).toEqual(adjusted.map(({ close }) => close))
  })
})

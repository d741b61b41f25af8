import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KisAnswerError } from '../errors.ts'
import {
  domesticCmeFuture,
  domesticEurexOption,
  domesticIndex,
  domesticKospi,
  domesticStockFutureoption,
  domesticTheme,
  overseasStockNas,
} from './masters.gen.ts'
import { type MasterBytes, parseMaster } from './parse-master.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const hex = (text: string) => Buffer.from(text, 'hex')
const join = (...parts: readonly Buffer[]) => Buffer.concat(parts)

// Written by hand, byte by byte as the catalogue has the layouts, with the Hangul as other programs encode it.
const samsung = hex('bbefbcbac0fcc0da') // 삼성전자
const kospiLine = join(
  latin('005930   KR7005930003'),
  samsung,
  latin(' '.repeat(32)),
  latin('ST1002700130000NNN5YYY0NYNYNNNNN0NNNNNNNY'),
  latin('0000704000000100001NNN00NNN000000020Y090'),
  latin('00001234567800000000010019750611000000005969782000000000000897514000'),
  latin('1200000000NNYY'),
  latin('00079140500012167300012300000980000000450'),
  latin('20260630004203000005NYY'),
)
const themeLine = join(latin('001'), hex('b9ddb5b5c3bc'), latin(' '.repeat(34)), latin('005930   ')) // 반도체
const stockFutureLine = join(latin('1|111X12   |KR4111XC0007|'), samsung, latin('  F 202612|||1|005930|'), samsung)
const nasdaqLine = join(
  latin('US\t22\tNAS\tNASDAQ\tAAPL\tDNASAAPL\t'),
  hex('bed6c7c3'), // 애플
  latin('\tAPPLE INC\t2\tUSD\t4\t1\t270.1230\t1\t1\t0930\t1600\tN\t\t\t1\t0\t\t001'),
)
const cmeLine = join(
  latin('1101WC000 KR4101WC0004'),
  latin('F 202612'.padEnd(41)),
  latin('000000.002001     '),
  hex('c4dabdbac7c7323030'), // 코스피200
)
const eurexLine = join(
  latin('5201WC420 KR4201WC4205'),
  latin('C 202612 420.0'.padEnd(37)),
  latin('     2  420.002001    '),
  hex('c4dabdbac7c7323030'),
)

async function parse<Row extends object>(
  master: Parameters<typeof parseMaster<Row>>[0],
  source: MasterBytes,
  options?: Parameters<typeof parseMaster>[2],
): Promise<Row[]> {
  return all(parseMaster(master, source, options))
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: KisAnswerError) => error)

describe('parseMaster', () => {
  it('cuts records of fixed width by bytes, where a Hangul has two', async () => {
    expect(kospiLine).toHaveLength(288)

    const [row] = await parse(domesticKospi, join(kospiLine, latin('\n')))

    expect(row).toMatchObject({
      mksc_shrn_iscd: '005930',
      stnd_iscd: 'KR7005930003',
      hts_kor_isnm: '삼성전자',
      scrt_grp_cls_code: 'ST',
      bstp_larg_div_code: '0027',
      bstp_medm_div_code: '0013',
      kospi200_apnt_cls_code: '5',
      etp_prod_cls_code: '0',
      sri_nmix_yn: 'Y',
      stck_sdpr: '000070400',
      marg_rate: '020',
      crdt_days: '090',
      prdy_vol: '000012345678',
      stck_fcam: '000000000100',
      stck_lstn_date: '19750611',
      lstn_stcn: '000000005969782',
      stac_month: '12',
      prst_cls_code: '0',
      roe: '000000450',
      base_date: '20260630',
      prdy_avls_scal: '004203000',
      stln_able_yn: 'Y',
    })
  })

  it('has every column in every row, undefined where it is blank', async () => {
    const [row] = await parse(domesticTheme, themeLine)

    expect(row).toStrictEqual({ theme_code: '001', theme_name: '반도체', shrn_iscd: '005930', filler: undefined })
  })

  it('cuts delimited records, blank columns included', async () => {
    const [future] = await parse(domesticStockFutureoption, stockFutureLine)
    const [apple] = await parse(overseasStockNas, nasdaqLine)

    expect(future).toStrictEqual({
      info_type: '1',
      shrn_iscd: '111X12',
      stnd_iscd: 'KR4111XC0007',
      kor_name: '삼성전자  F 202612',
      atm_cls_code: undefined,
      acpr: undefined,
      mmsc_cls_code: '1',
      unas_shrn_iscd: '005930',
      unas_kor_name: '삼성전자',
    })
    expect(apple).toMatchObject({
      excd: 'NAS',
      symb: 'AAPL',
      knam: '애플',
      enam: 'APPLE INC',
      stis: '2',
      base: '270.1230',
    })
    expect(apple).toMatchObject({ drcd: undefined, icod: undefined, sjong: '1', ttyp: '0', ttyp_sb: '001' })
  })

  it('cuts by characters where KIS’s samples do, with the last column as long as the line', async () => {
    const [future] = await parse(domesticCmeFuture, cmeLine)
    const [option] = await parse(domesticEurexOption, eurexLine)

    expect(future).toMatchObject({ shrn_iscd: '101WC000', kor_name: 'F 202612', acpr: '000000.00' })
    expect(future).toMatchObject({ unas_shrn_iscd: '2001', unas_kor_name: '코스피200' })
    expect(option).toMatchObject({ kor_name: 'C 202612 420.0', atm_cls_code: '2', acpr: '420.00' })
    expect(option).toMatchObject({ unas_shrn_iscd: '2001', unas_kor_name: '코스피200' })
  })

  it.each([
    ['right neither way', latin('000000.002001     KOSPI200')],
    ['right either way, with other columns', latin('000012500201000000KOSPI200')],
  ])('refuses a record by characters that a Korean name makes %s', async (_, columns) => {
    const named = join(latin('1101WC000 KR4101WC0004'), hex('bcb1b9b0'), latin(' '.repeat(37)), columns)

    const error = await failure(parse(domesticCmeFuture, named))

    expect(error).toMatchObject({ code: 'KIS_ANSWER', field: 'fo_cme_code.mst:1' })
  })

  it('takes lines that end in CR LF, and a last one that does not end', async () => {
    const rows = await parse(domesticTheme, join(themeLine, latin('\r\n'), themeLine, latin('\n'), themeLine))

    expect(rows.map(({ shrn_iscd }) => shrn_iscd)).toEqual(['005930', '005930', '005930'])
  })

  it('yields the same rows for any chunks', async () => {
    const file = join(...Array.from({ length: 5 }, () => join(kospiLine, latin('\n'))))
    const whole = await parse(domesticKospi, file)

    for (const size of [1, 7, 288, 289, 290, 1_000])
      expect(await parse(domesticKospi, inPieces(file, size))).toStrictEqual(whole)
    expect(whole).toHaveLength(5)
  })

  it('stops at a record of another width, and names the line', async () => {
    const file = join(themeLine, latin('\n'), themeLine.subarray(1), latin('\n'), themeLine)
    const rows: unknown[] = []

    const error = await failure(
      (async () => {
        for await (const row of parseMaster(domesticTheme, file)) rows.push(row)
      })(),
    )

    expect(error).toMatchObject({ code: 'KIS_ANSWER', field: 'theme_code.mst:2' })
    expect(rows).toHaveLength(1)
  })

  it('reports bad records to `onBadRecord` and goes on', async () => {
    const bad: string[] = []
    const file = join(themeLine, latin(' \n'), themeLine, latin('\n<html>\n'), themeLine, latin('\n'))

    const rows = await parse(domesticTheme, file, { onBadRecord: ({ field }) => bad.push(field) })

    expect(rows).toHaveLength(1 + 1)
    expect(bad).toEqual(['theme_code.mst:1', 'theme_code.mst:3'])
  })

  it.each([
    [
      'Hangul in UTF-8',
      domesticTheme,
      join(latin('001'), Buffer.from('반도체'), latin(' '.repeat(31)), latin('005930   ')),
    ],
    ['half a character', domesticTheme, join(themeLine.subarray(0, 42), hex('b9'), themeLine.subarray(43))],
    ['a column too few', overseasStockNas, nasdaqLine.subarray(0, -4)],
    ['a column too many', overseasStockNas, join(nasdaqLine, latin('\t'))],
    ['a page', domesticIndex, latin('<!doctype html><title>점검 중</title>')],
    ['no line', domesticIndex, latin('0'.repeat(5_000))],
  ])('refuses %s', async (_, master, bytes) => {
    const error = await failure(all(parseMaster<object>(master, inPieces(bytes, 64))))

    expect(error).toMatchObject({ code: 'KIS_ANSWER', field: `${master.file}:1` })
  })

  it('yields no rows for an empty file', async () => {
    expect(await parse(domesticIndex, new Uint8Array())).toEqual([])
  })

  it('yields right rows or an error, never shifted columns, for a file with any damage', async () => {
    const lines = [
      { master: domesticKospi, line: kospiLine },
      { master: overseasStockNas, line: nasdaqLine },
      { master: domesticStockFutureoption, line: stockFutureLine },
      { master: domesticTheme, line: themeLine },
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lines),
        fc.nat(600),
        fc.constantFrom('cut', 'insert', 'remove'),
        fc.uint8Array({ minLength: 1, maxLength: 3 }),
        async ({ master, line }, place, harm, noise) => {
          const file = join(line, latin('\n'), line, latin('\n'))
          const at = Math.min(place, file.length - 1)
          const behind = file.subarray(harm === 'insert' ? at : at + noise.length)
          const harmed =
            harm === 'cut'
              ? file.subarray(0, at)
              : join(file.subarray(0, at), harm === 'insert' ? Buffer.from(noise) : latin(''), behind)
          const [right] = await all(parseMaster<object>(master, line))

          const rows: unknown[] = []
          const error = await failure(
            (async () => {
              for await (const row of parseMaster<object>(master, harmed)) rows.push(row)
            })(),
          )

          // In a record without widths damage inside a column cannot be detected: it is text like any other.
          if (error !== undefined) expect(error).toMatchObject({ code: 'KIS_ANSWER' })
          const isFixed = master.layout.kind === 'bytes'
          for (const row of rows) if (isFixed) expect(row).toStrictEqual(right)
        },
      ),
      { numRuns: 300, seed: 20261019 },
    )
  })

  it('reports typed errors for records of any bytes', async () => {
    const masters = [domesticKospi, domesticIndex, overseasStockNas, domesticCmeFuture, domesticEurexOption]
    // Without the size no file has more than ten bytes. Line breaks are frequent, so that there are records of any length.
    const byte = fc.oneof(fc.nat(0xff), fc.constant(0x0a))
    const file = fc.array(byte, { maxLength: 2_000, size: 'max' }).map((bytes) => Uint8Array.from(bytes))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...masters), file, async (master, bytes) => {
        const bad: unknown[] = []
        const onBadRecord = (error: unknown) => void bad.push(error)

        await all(parseMaster<object>(master, bytes, { onBadRecord }))

        for (const error of bad) expect(error).toMatchObject({ code: 'KIS_ANSWER' })
      }),
      { numRuns: 200 },
    )
  })
})

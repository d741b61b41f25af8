import { expect, it } from 'vitest'
import { defineBench } from './define-bench.ts'
import { formatReport, median, missesBound, reportRow } from './report.ts'

const fast = defineBench({ id: 'fast', title: 'a fast one', unit: 'ops/CPU-s', ours: () => 1 })
const lean = defineBench({
  id: 'lean',
  title: 'a lean one',
  unit: 'calls',
  figure: 'returned',
  better: 'lower',
  ours: () => 1,
})

it('returns the median of the runs, and the mean of the middle two for an even number', () => {
  expect(median([9, 1, 10])).toBe(9)
  expect(median([4, 1, 10, 2])).toBe(3)
})

it('compares ours with the best peer if more is better', () => {
  const row = reportRow(fast, { ours: [20, 30, 90], slow: [1, 1, 1], quick: [10, 15, 20] })

  expect(row).toEqual({
    id: 'fast',
    title: 'a fast one',
    unit: 'ops/CPU-s',
    better: 'higher',
    ours: 30,
    peers: { slow: 1, quick: 15 },
    ratio: 2,
    runs: 3,
  })
})

it('compares ours with the best peer if less is better, and above 1 still means that ours is better', () => {
  expect(reportRow(lean, { ours: [2], wasteful: [100], thrifty: [8] })).toMatchObject({ ratio: 4 })
  expect(reportRow(lean, { ours: [8], thrifty: [2] })).toMatchObject({ ratio: 0.25 })
})

it('returns an empty list of peers and no ratio for a row without peers', () => {
  const row = reportRow(lean, { ours: [2] })

  expect(row).toEqual({ id: 'lean', title: 'a lean one', unit: 'calls', better: 'lower', ours: 2, peers: {}, runs: 1 })
})

it('keeps the ratio a number that JSON can hold when a figure is 0', () => {
  const ratioOf = (ours: number, peer: number) => reportRow(lean, { ours: [ours], peer: [peer] }).ratio

  expect(ratioOf(0, 0)).toBe(1)
  expect(ratioOf(3, 0)).toBe(0)
  expect(ratioOf(0, 3)).toBe(Number.MAX_VALUE)
})

it('prints the command, the machine and an aligned table', () => {
  const rows = [reportRow(fast, { ours: [6_612_345], 'a peer': [1_400_000] }), reportRow(lean, { ours: [1] })]

  expect(
    formatReport(
      { machine: 'a chip, 2 cores, Node 24', date: '2026-11-30', libraries: {}, rows },
      'npm run bench -- fake',
    ).split('\n'),
  ).toEqual([
    '$ npm run bench -- fake',
    'a chip, 2 cores, Node 24',
    '',
    'row   unit       better  who        figure  ratio  runs',
    'fast  ops/CPU-s  higher  ours    6,612,000   4.72     1',
    '                         a peer  1,400,000',
    'lean  calls      lower   ours            1            1',
  ])
})

it('holds the bound of a row, and says when the ratio lies below it', () => {
  const bounded = { ...fast, atLeast: 0.8 }

  expect(missesBound(reportRow(bounded, { ours: [79], peer: [100] }))).toBe(true)
  expect(missesBound(reportRow(bounded, { ours: [80], peer: [100] }))).toBe(false)
  expect(missesBound(reportRow(fast, { ours: [1], peer: [100] }))).toBe(false)
})

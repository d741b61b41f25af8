import { describe, expect, it } from 'vitest'
import { findJob } from './find-job.ts'

const jobs = [
  { id: 'update_stock_master', name: '종목 마스터 갱신', isPaused: false },
  { id: 'check_token', name: '토큰 점검', isPaused: false },
  { id: 'alert_token', name: '토큰 경보', isPaused: false },
  { id: 'same', name: 'Check token', isPaused: false },
]

describe('findJob', () => {
  it.each([
    ['update_stock_master', 'update_stock_master'],
    ['UPDATE-stock master', 'update_stock_master'],
    ['종목 마스터 갱신', 'update_stock_master'],
    ['종목마스터갱신', 'update_stock_master'],
    ['종목 마스터 갱신'.normalize('NFD'), 'update_stock_master'],
    // An id wins over a name that reads alike.
    ['check_token', 'check_token'],
  ])('finds one job by %j', (text, id) => {
    expect(findJob(jobs, text)).toMatchObject({ kind: 'one', job: { id } })
  })

  it.each(['', '_', ' - '])('offers a job whose name has no letter, and does not choose it by %j', (text) => {
    const dashes = [{ id: 'night', name: '---', isPaused: false }]

    expect(findJob(dashes, text)).toEqual({ kind: 'choice', jobs: dashes })
  })

  it.each([
    ['토큰', ['check_token', 'alert_token']],
    ['chek_token', ['check_token', 'same']],
    ['check token', ['check_token', 'same']],
    ['', jobs.map(({ id }) => id)],
    ['nothing of these', []],
    ['가'.repeat(1_900), []],
  ])('offers what is near to %j', (text, ids) => {
    const found = findJob(jobs, text)

    expect(found.kind === 'choice' && found.jobs.map(({ id }) => id)).toEqual(ids)
  })
})

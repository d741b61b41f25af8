import type { JobDefinition } from '@stockeye/job-runner'
import type { KisHosts } from '@stockeye/kis-client'
import { downloadInstruments, type ListedInstrument } from '@stockeye/kis-client/instruments'
import type { Instruments } from '../data/instruments.ts'
import { updateMasterId } from './ids.ts'

/** Instruments that are named for each kind of change; the numbers count all. */
const mostNamed = 10

/** Downloads KIS's instrument files, stores what they list, and returns what has changed since the last time. `POST /admin/update_master` runs it. */
export const updateMasterJob = ({
  instruments,
  hosts,
}: {
  readonly instruments: Instruments
  /** @default KIS's own */
  readonly hosts?: KisHosts | undefined
}): JobDefinition => ({
  id: updateMasterId,
  name: '종목 마스터 갱신',
  schedule: { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' },
  retry: { attempts: 3 },
  timeoutMs: 10 * 60_000,
  async run({ signal, progress }) {
    const list = await downloadInstruments({ ...(hosts && { hosts }), signal, onProgress: progress })
    const isFirst = (await instruments.count()) === 0
    const { listed, delisted, renamed } = await instruments.replace(list)
    const counts: Record<string, number> = {}
    for (const { exchange } of list) counts[exchange] = (counts[exchange] ?? 0) + 1
    const total = `종목 ${list.length.toLocaleString('ko-KR')}개`
    return {
      // At the first update every instrument is new: a list of changes would hold no information.
      summary: isFirst
        ? `${total}, 처음 저장했습니다`
        : `${total}, 신규 ${listed.length} · 폐지 ${delisted.length} · 변경 ${renamed.length}`,
      total: list.length,
      counts,
      changes: isFirst
        ? null
        : {
            listed: { count: listed.length, first: listed.slice(0, mostNamed).map(labelOf) },
            delisted: { count: delisted.length, first: delisted.slice(0, mostNamed).map(labelOf) },
            renamed: {
              count: renamed.length,
              first: renamed.slice(0, mostNamed).map(({ before, after }) => `${labelOf(before)} → ${labelOf(after)}`),
            },
          },
    }
  },
})

const labelOf = ({ name, symbol }: ListedInstrument): string => `${name}(${symbol})`

import type { Listing } from '../world/instruments.ts'
import { createSeededRandom } from '../world/random.ts'

/** Company that is in the instrument files for some weeks, and nowhere else: it cannot be traded. */
export interface TemporaryListing {
  readonly symbol: string
  readonly name: string
  readonly englishName: string
}

/**
 * Temporary companies of one listing. Each leaves after `livesDays`, another one comes that day, and halfway it is
 * renamed.
 */
const slots = 6
const livesDays = 30

const heads = ['한빛', '새벽', '누리', '가온', '마루', '다온', '똠방', '해솔', '미르', '은하']
const tails = ['전자', '화학', '바이오', '테크', '소프트', '중공업', '에너지', '물산', '제약', '로보틱스']
const englishHeads = ['Hanbit', 'Dawn', 'Nuri', 'Gaon', 'Maru', 'Daon', 'Ttombang', 'Haesol', 'Mir', 'Eunha']
const englishTails = ['Electronics', 'Chem', 'Bio', 'Tech', 'Soft', 'Heavy', 'Energy', 'Trading', 'Pharm', 'Robotics']

/** Returns the temporary listings of a day, counted from 1970: they make the files of two days differ. */
export function temporaryListingsOn(seed: number, listing: Listing, day: number): readonly TemporaryListing[] {
  const random = createSeededRandom(`${seed}/${listing}/newcomers`)
  const shift = Math.floor(random(0, 0) * livesDays)
  return Array.from({ length: slots }, (_, slot) => {
    const age = day + shift + slot * (livesDays / slots)
    const number = (Math.floor(age / livesDays) % 1_000) * slots + slot
    const isRenamed = age % livesDays >= livesDays / 2
    const head = number % 10
    const tail = Math.floor(number / 10) % 10
    return {
      symbol: symbolOf(listing, number),
      name: `${heads[head]}${tails[tail]}${isRenamed ? '홀딩스' : ''}`,
      englishName: `${englishHeads[head]} ${englishTails[tail]}${isRenamed ? ' Holdings' : ''}`,
    }
  })
}

/** Symbols of the form that each exchange has, and that none of the simulator's instruments has. */
function symbolOf(listing: Listing, number: number): string {
  const digits = `${number}`.padStart(4, '0')
  switch (listing) {
    case 'KOSPI':
      return `${digits}K0`
    case 'KOSDAQ':
      return `${digits}N0`
    case 'KONEX':
      return `${digits}X0`
    case 'HKS':
      return `8${digits}`
    case 'SHS':
      return `68${digits}`
    case 'SZS':
      return `30${digits}`
    case 'TSE':
      return `${digits}A`
    default:
      // ABCD in place of 0123: symbols of New York and Vietnam have letters.
      return `${letterOf[listing]}${Array.from(digits, (digit) => String.fromCharCode(65 + Number(digit))).join('')}`
  }
}

const letterOf = { NAS: 'Z', NYS: 'Y', AMS: 'X', HNX: 'W', HSX: 'V' } as const

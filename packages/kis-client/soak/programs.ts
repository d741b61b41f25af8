import { defineSoak, type SoakOptions, type SoakResult } from '../../../scripts/soak/define-soak.ts'
import { checkPrograms } from '../src/tests/orders/check-programs.test-kit.ts'
import { programKinds } from '../src/tests/orders/random-programs.test-kit.ts'

const programs = 10_000

async function run({ scale, seed, log }: SoakOptions): Promise<SoakResult> {
  const kinds = Object.entries(programKinds)
  const runs = Math.ceil((programs * scale) / kinds.length)
  const figures: Record<string, number> = {}
  for (const [kind, arbitrary] of kinds) {
    const ends = await checkPrograms(arbitrary, { runs, seed })
    figures[`${kind} programs`] = runs
    figures[`orders in ${kind} programs`] = [...ends.values()].reduce((sum, count) => sum + count, 0)
    log(`${runs} ${kind} programs keep every promise`)
  }
  return { figures, broken: [] }
}

export default defineSoak({
  about:
    'random programs that place, change, crash and reconcile: the first that breaks a promise is printed at its shortest',
  size: { name: 'programs', full: programs },
  run,
})

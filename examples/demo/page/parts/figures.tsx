import type { BoxFigures } from '../../src/box/contract.ts'
import { formatCount } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

type Verdict = 'kept' | 'broken' | 'faulted' | 'onTheirWay'

/** Returns whether a promise of the packages is kept, for each of its figures. A fault may let calls fail, but doubles no order. */
const verdictsOf = (
  figures: BoxFigures,
  hasFault: boolean,
): Readonly<Record<'calls' | 'rotations' | 'orders' | 'completions', Verdict>> => ({
  calls: callVerdict(figures, hasFault),
  rotations: figures.sessionsRebuilt >= figures.rotations ? 'kept' : 'onTheirWay',
  orders: figures.duplicateOrders === 0 ? 'kept' : 'broken',
  completions: completionVerdict(figures),
})

function callVerdict({ failedCalls }: BoxFigures, hasFault: boolean): Verdict {
  if (failedCalls === 0) return 'kept'
  return hasFault ? 'faulted' : 'broken'
}

function completionVerdict({ triggered, completions }: BoxFigures): Verdict {
  if (completions === triggered) return 'kept'
  return completions < triggered ? 'onTheirWay' : 'broken'
}

/** Shows the figures that show what the packages promise. */
export function Figures() {
  const { box, texts } = usePage()
  const { figures: text } = texts.value
  const figures = box.figures.value
  if (figures === undefined)
    return (
      <Panel id="figures" title={text.title}>
        <Empty text={text.empty} />
      </Panel>
    )
  const verdicts = verdictsOf(figures, box.hasFault.value)
  const rows = [
    ['calls', figures.calls, text.calls, figures.failedCalls, text.failedCalls],
    ['rotations', figures.rotations, text.rotations, figures.sessionsRebuilt, text.sessionsRebuilt],
    ['orders', figures.orders, text.orders, figures.duplicateOrders, text.duplicateOrders],
    ['completions', figures.triggered, text.triggered, figures.completions, text.completions],
  ] as const
  return (
    <Panel id="figures" title={text.title}>
      <ul class="figures">
        {rows.map(([name, count, label, proof, proofLabel]) => (
          <li class={`figure figure-${verdicts[name]}`} key={name}>
            <p class="figure-count">
              <strong>{formatCount(count)}</strong> <span>{label}</span>
            </p>
            <p class="figure-proof">
              <strong>{formatCount(proof)}</strong> <span>{proofLabel}</span>
            </p>
            <p class="figure-verdict">{text[verdicts[name]]}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

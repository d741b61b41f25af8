import { useSignal } from '@preact/signals'
import type { FaultSwitch } from '../../src/box/contract.ts'
import { formatInstant } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

/** Shows the switches for faults: those that last, and those that happen once. */
export function Faults() {
  const { box, texts } = usePage()
  const { faults: text, failed } = texts.value
  const hasFailed = useSignal(false)
  const cause = async ({ name, lasts, isOn }: FaultSwitch) => {
    hasFailed.value = false
    await box.setFault(name, lasts ? !isOn : true).catch(() => {
      hasFailed.value = true
    })
  }
  const switches = box.switches.value
  return (
    <Panel id="faults" title={text.title} aside={<p class="hint">{text.intro}</p>}>
      <div role="alert">{hasFailed.value && <p class="alert">{failed}</p>}</div>
      {switches.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <ul class="faults">
          {switches.map((fault) => (
            <Fault key={fault.name} fault={fault} onCause={() => void cause(fault)} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Fault({ fault, onCause }: { readonly fault: FaultSwitch; readonly onCause: () => void }) {
  const { faults: text } = usePage().texts.value
  const { name, effect } = text.names[fault.name]
  const ids = { name: `fault-${fault.name}`, effect: `fault-${fault.name}-effect` }
  const common = {
    type: 'button',
    disabled: fault.unavailable !== undefined,
    'aria-describedby': ids.effect,
    onClick: onCause,
  } as const
  return (
    <li class="fault">
      <div>
        <p class="fault-name" id={ids.name}>
          {name}
        </p>
        <p class="hint" id={ids.effect}>
          {fault.unavailable === undefined ? effect : <Reason code={fault.unavailable} />}
        </p>
      </div>
      {fault.lasts ? (
        <button {...common} class="switch" role="switch" aria-checked={fault.isOn} aria-labelledby={ids.name}>
          {fault.isOn ? text.on : text.off}
        </button>
      ) : (
        <button {...common} aria-label={`${text.cause}: ${name}`}>
          {text.cause}
        </button>
      )}
    </li>
  )
}

/** Shows the reason for which a fault is not possible: `NO_REDIS`, `NO_ORDER_YET`, or `TOKEN_YOUNG` with the instant from which it is. */
function Reason({ code }: { readonly code: string }) {
  const { texts, language } = usePage()
  const { faults: text } = texts.value
  const [name, at] = code.split(' ')
  if (name === 'NO_REDIS') return <>{text.noRedis}</>
  if (name === 'NO_ORDER_YET') return <>{text.noOrderYet}</>
  if (name === 'TOKEN_YOUNG') return <>{text.tokenYoung(formatInstant(Number(at), language.value))}</>
  return <>{code}</>
}

import { useSignal } from '@preact/signals'
import { type Speed, speeds } from '../../src/box/contract.ts'
import { formatDay, formatSeconds } from '../view/formats.ts'
import { usePage } from '../view/page.ts'

/** Shows the simulated time: the clock, the markets that are open, and the speed. */
export function Clock() {
  const { box, texts, language } = usePage()
  const { clock: text, failed } = texts.value
  const clock = box.clock.value
  const hasFailed = useSignal(false)
  const choose = async (speed: Speed) => {
    hasFailed.value = false
    await box.setSpeed(speed).catch(() => {
      hasFailed.value = true
    })
  }
  return (
    <section class="clock" id="clock" aria-labelledby="clock-title">
      <h2 class="hidden" id="clock-title">
        {text.title}
      </h2>
      {clock === undefined ? (
        <p class="empty">{text.waiting}</p>
      ) : (
        <>
          <p class="clock-now">
            <span>{formatDay(clock.now, language.value)}</span>{' '}
            <time dateTime={new Date(clock.now).toISOString()}>{formatSeconds(clock.now)}</time>{' '}
            <span class="zone">{text.zone}</span>
          </p>
          <ul class="markets">
            {clock.open.length === 0 && <li class="tag">{text.closed}</li>}
            {clock.open.map((market) => (
              <li class="tag tag-good" key={market}>
                {text.open[market]}
              </li>
            ))}
          </ul>
          <fieldset class="segments speeds">
            <legend class="hidden">{text.speed}</legend>
            {speeds.map((speed) => (
              <button type="button" key={speed} aria-pressed={clock.speed === speed} onClick={() => void choose(speed)}>
                {speed === 0 ? text.pause : `${speed}×`}
              </button>
            ))}
          </fieldset>
          {isSlow(clock.reached, clock.speed) && <p class="hint">{text.reached(Math.round(clock.reached))}</p>}
        </>
      )}
      <div role="alert">{hasFailed.value && <p class="alert">{failed}</p>}</div>
    </section>
  )
}

/** Returns whether the machine stays clearly behind the speed that was chosen. */
const isSlow = (reached: number, speed: number) => speed > 1 && reached > 0 && reached < speed * 0.8

import { useSignal } from '@preact/signals'
import type { DeskOrderDetail } from '@stockeye/example-trader/desk/desk'
import { useEffect, useRef } from 'preact/hooks'
import { formatInstant, formatPrice, groupDigits } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Side, StateTag } from './order-words.tsx'

/** Shows an order with its evidence. It is read again at each change of the order. */
export function OrderDetail({ id }: { readonly id: string }) {
  const { desk, texts, address } = usePage()
  const { orders: text } = texts.value
  const detail = useSignal<DeskOrderDetail | 'loading' | 'missing'>('loading')
  const title = useRef<HTMLHeadingElement>(null)
  const current = desk.orders.value.get(id)
  const isOpen = desk.feed.value === 'open'

  useEffect(() => {
    // The link that opened it may be far away, in the time line.
    title.current?.focus()
    title.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    let isStale = false
    const show = (next: DeskOrderDetail | 'missing') => {
      if (!isStale) detail.value = next
    }
    desk.readOrder(id).then(
      (answer) => show('body' in answer ? answer.body : 'missing'),
      () => show('missing'),
    )
    return () => {
      isStale = true
    }
  }, [id, current, isOpen])

  const close = () => {
    address.select({ order: undefined })
    // The link of the order, or the heading of the orders when it is not in the list.
    const opener = document.getElementById(`order-${id}`) ?? document.getElementById('orders-title')
    opener?.focus()
  }
  return (
    <section
      class="order-detail"
      aria-labelledby="order-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <header class="panel-head">
        <h3 id="order-title" ref={title} tabIndex={-1}>
          {text.evidence}
        </h3>
        <button type="button" onClick={close}>
          {text.close}
        </button>
      </header>
      {detail.value === 'loading' && <p class="empty">{text.loading}</p>}
      {detail.value === 'missing' && <p class="empty">{text.missing}</p>}
      {typeof detail.value === 'object' && <Evidence order={detail.value} />}
    </section>
  )
}

function Evidence({ order }: { readonly order: DeskOrderDetail }) {
  const { texts, language, address } = usePage()
  const { orders: text } = texts.value
  const facts = [
    [text.time, formatInstant(order.intendedAt, language.value)],
    [text.number, order.number],
    [text.decision, order.decision],
    [text.refusal, order.refusal],
  ] as const
  return (
    <>
      <p class="order-line">
        <Side side={order.side} />{' '}
        <a href={address.hrefOf({ symbol: `${order.exchange}:${order.symbol}` })}>{order.symbol}</a>{' '}
        {groupDigits(order.quantity)} × {order.price === undefined ? text.market : formatPrice(order.price)}{' '}
        <StateTag state={order.state} />
      </p>
      <dl class="facts">
        {facts.flatMap(([name, value]) =>
          value === undefined
            ? []
            : [
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>,
              ],
        )}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="evidence" tabIndex={0} aria-label={text.evidence}>
        <pre>{order.evidence}</pre>
      </section>
    </>
  )
}

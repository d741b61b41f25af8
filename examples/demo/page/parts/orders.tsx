import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { formatPrice, groupDigits } from '../view/formats.ts'
import { Instant } from '../view/instant.tsx'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'
import { OrderDetail } from './order-detail.tsx'
import { Side, StateTag } from './order-words.tsx'
import { TraderNotes, TraderState } from './trader.tsx'

const shownOrders = 40

/** Shows the orders of the trader, the newest first, with the evidence of the chosen one. */
export function Orders() {
  const { desk, texts, address } = usePage()
  const { orders: text } = texts.value
  const orders = [...desk.orders.value.values()].sort((a, b) => b.intendedAt - a.intendedAt)
  const chosen = address.selection.value.order
  return (
    <Panel id="orders" title={text.title} aside={<TraderState />}>
      <TraderNotes />
      {chosen !== undefined && <OrderDetail key={chosen} id={chosen} />}
      {orders.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <table class="orders">
          <thead>
            <tr>
              <th scope="col">{text.time}</th>
              <th scope="col">{text.order}</th>
              <th scope="col" class="number">
                {text.filled}
              </th>
              <th scope="col">{text.state}</th>
            </tr>
          </thead>
          <tbody>
            {orders.slice(0, shownOrders).map((order) => (
              <Row key={order.id} order={order} isChosen={order.id === chosen} />
            ))}
          </tbody>
        </table>
      )}
      {orders.length > shownOrders && <p class="hint">{text.more(orders.length - shownOrders)}</p>}
    </Panel>
  )
}

function Row({ order, isChosen }: { readonly order: DeskOrder; readonly isChosen: boolean }) {
  const { texts, address } = usePage()
  const { orders: text } = texts.value
  return (
    <tr class={isChosen ? 'chosen' : undefined}>
      <td>
        <Instant at={order.intendedAt} />
      </td>
      <td>
        <a
          href={address.hrefOf({ order: order.id })}
          aria-current={isChosen ? 'true' : undefined}
          id={`order-${order.id}`}
        >
          <Side side={order.side} /> {order.symbol}
        </a>{' '}
        <span class="order-terms">
          {groupDigits(order.quantity)} × {order.price === undefined ? text.market : formatPrice(order.price)}
        </span>
      </td>
      <td class="number">
        {groupDigits(order.filled)}/{groupDigits(order.quantity)}
      </td>
      <td>
        <StateTag state={order.state} />
      </td>
    </tr>
  )
}

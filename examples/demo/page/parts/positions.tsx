import type { DeskPosition } from '@stockeye/example-trader/desk/desk'
import { formatPrice, groupDigits } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'

/** Shows the positions of the watchlist, each with its profit at the last price. */
export function Positions() {
  const { desk, texts, address } = usePage()
  const { positions: text } = texts.value
  const positions = desk.positions.value.filter(({ quantity }) => Number(quantity) > 0)
  return (
    <Panel id="positions" title={text.title}>
      {positions.length === 0 ? (
        <Empty text={text.empty} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.symbol}</th>
              <th scope="col" class="number">
                {text.quantity}
              </th>
              <th scope="col" class="number">
                {text.averagePrice}
              </th>
              <th scope="col" class="number">
                {text.price}
              </th>
              <th scope="col" class="number">
                {text.profit}
              </th>
            </tr>
          </thead>
          <tbody>
            {positions.map((position) => {
              const symbol = `${position.exchange}:${position.symbol}`
              return (
                <tr key={symbol}>
                  <th scope="row">
                    <a href={address.hrefOf({ symbol })}>{position.symbol}</a> <small>{position.name}</small>
                  </th>
                  <td class="number">{groupDigits(position.quantity)}</td>
                  <td class="number">{formatPrice(position.averagePrice)}</td>
                  <td class="number">{position.price === undefined ? '–' : formatPrice(position.price)}</td>
                  <td class="number">
                    <Profit position={position} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

/** Shows the profit at the last price in percent, with a sign and a colour. */
function Profit({ position: { averagePrice, price } }: { readonly position: DeskPosition }) {
  if (price === undefined || Number(averagePrice) === 0) return <>–</>
  const percent = (Number(price) / Number(averagePrice) - 1) * 100
  const text = `${Math.abs(percent).toFixed(2)}%`
  if (text === '0.00%') return <>{text}</>
  return percent > 0 ? <span class="rise">▲ {text}</span> : <span class="fall">▼ {text}</span>
}

import { parseDecimal } from '@stockeye/kis-client'
import { expect, it } from 'vitest'
import { orderPrice } from './order-price.ts'

// Steps of KRX: 10 won from 5,000, 50 from 20,000, 100 from 50,000, 500 from 200,000. Those of the US: 0.01 from a dollar, 0.0001 below.
it.each([
  ['KRX', 'buy', '60000', 2, '60200'],
  ['KRX', 'sell', '60000', 2, '59800'],
  ['KRX', 'buy', '60000', 0, '60000'],
  ['KRX', 'sell', '60000', 0, '60000'],
  // It goes over to the wider steps.
  ['KRX', 'buy', '49950', 2, '50100'],
  ['KRX', 'buy', '199900', 2, '200500'],
  // A price between two steps.
  ['KRX', 'buy', '60050', 0, '60100'],
  ['KRX', 'sell', '60050', 0, '60000'],
  // The limit is at most three percent beyond the price: 0.6 won of 20, 1.2 of 40, and 3 of 100, whose steps are of 1 won.
  ['KRX', 'buy', '20', 2, '20'],
  ['KRX', 'sell', '20', 2, '20'],
  ['KRX', 'buy', '40', 2, '41'],
  ['KRX', 'sell', '40', 2, '39'],
  ['KRX', 'buy', '100', 10, '103'],
  ['KRX', 'sell', '100', 10, '97'],
  ['US', 'buy', '180', 2, '180.02'],
  ['US', 'sell', '180', 2, '179.98'],
  ['US', 'buy', '180.005', 0, '180.01'],
  ['US', 'sell', '0.5', 2, '0.4998'],
] as const)('orders on %s to %s at %s and %i steps: %s', (market, side, price, ticks, expected) => {
  const quote = { price: parseDecimal(price), upperLimit: undefined, lowerLimit: undefined }

  expect(Number(orderPrice(market, side, quote, ticks))).toBe(Number(expected))
})

it.each([
  ['buy', '90900', '91000', '49000', '91000'],
  ['buy', '91000', '91000', '49000', '91000'],
  ['buy', '90800', '91000', '49000', '91000'],
  ['buy', '90700', '91000', '49000', '90900'],
  ['sell', '49050', '91000', '49000', '49000'],
  ['sell', '49000', '91000', '49000', '49000'],
  ['sell', '49150', '91000', '49000', '49050'],
] as const)(
  'stays within the price limits of the day: to %s at %s, from %s down to %s, at %s',
  (side, price, upper, lower, expected) => {
    const [upperLimit, lowerLimit] = [parseDecimal(upper), parseDecimal(lower)]

    expect(orderPrice('KRX', side, { price: parseDecimal(price), upperLimit, lowerLimit }, 2)).toBe(expected)
  },
)

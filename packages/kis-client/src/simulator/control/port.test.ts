import { request } from 'undici'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../http/server.ts'
import { type Controls, createControlPort } from './port.ts'

/** Starts a control port that records what it was asked to do. */
async function start(options: Partial<Controls> = {}) {
  const asked: unknown[][] = []
  const note =
    (name: string) =>
    (...rest: unknown[]) => {
      asked.push([name, ...rest])
      return {}
    }
  const server = await listen(
    createControlPort({
      fault: note('fault'),
      killToken: note('killToken'),
      refuseIssues: note('refuseIssues'),
      calls: (match) => [{ match }],
      orders: (account) => [{ account }],
      configure: note('configure'),
      placeExternalOrder: note('placeExternalOrder'),
      cancelExternally: note('cancelExternally'),
      fillOrder: note('fillOrder'),
      master: () => undefined,
      realtime: {
        refuse: note('refuse'),
        delayAnswers: note('delayAnswers'),
        mangle: note('mangle'),
        silence: note('silence'),
        stall: note('stall'),
        burst: () => 2,
        disconnect: note('disconnect'),
        restart: note('restart'),
        killApprovalKeys: note('killApprovalKeys'),
        places: () => [],
        requests: () => [],
        onSent: () => () => {},
      },
      now: () => 1_000,
      moveTo: note('moveTo'),
      ...options,
    }),
    0,
  )
  onTestFinished(() => server.close())
  const send = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await request(`${server.origin}${path}`, { method, body: text ?? null })
    return { status: answer.statusCode, value: await answer.body.json() }
  }
  return { asked, send }
}

it('takes faults, each for one call unless `times` says more', async () => {
  const { asked, send } = await start()
  const match = { path: '/uapi/x', trId: 'VTTC0012U' }

  await send('POST', '/faults', { fault: 'hang-up-before' })
  await send('POST', '/faults', { match, fault: { delayMs: 5 }, times: 3 })
  const { status } = await send('POST', '/faults', { match, fault: { status: 500, msgCd: '', taken: true } })

  expect(status).toBe(200)
  expect(asked).toEqual([
    ['fault', {}, 'hang-up-before', 1],
    ['fault', match, { delayMs: 5 }, 3],
    ['fault', match, { status: 500, msgCd: '', taken: true }, 1],
  ])
})

it('moves the clock to an instant or by a span', async () => {
  const { asked, send } = await start()

  const answers = [await send('POST', '/clock', { to: 5_000 }), await send('POST', '/clock', { by: 500 })]

  expect(asked).toEqual([
    ['moveTo', 5_000],
    ['moveTo', 1_500],
  ])
  expect(answers[0]).toEqual({ status: 200, value: { now: 1_000 } })
})

it('moves no clock back, and no clock that the caller owns', async () => {
  const backwards = await start({
    moveTo() {
      throw new RangeError('time does not go back')
    },
  })
  const foreign = await start({ moveTo: undefined })

  expect(await backwards.send('POST', '/clock', { to: 1 })).toEqual({
    status: 400,
    value: { error: 'time does not go back' },
  })
  expect((await foreign.send('POST', '/clock', { to: 1 })).status).toBe(409)
})

it('kills the token and refuses issues', async () => {
  const { asked, send } = await start()

  await send('POST', '/token/kill')
  await send('POST', '/token/refuse', { code: 'EGW00103', forMs: 60_000 })

  expect(asked).toEqual([['killToken'], ['refuseIssues', 'EGW00103', 60_000]])
})

it('takes faults of the answer itself, and texts of a refusal', async () => {
  const { asked, send } = await start()
  const refusal = { status: 500, msgCd: 'IGW00009', msg1: 'text', rtCd: '0', taken: false }
  const faults = [{ rejectAfterMs: 0 }, { pageRows: 1 }, { repeatRows: true }, refusal]

  for (const fault of faults) await send('POST', '/faults', { fault })

  expect(asked).toEqual(faults.map((fault) => ['fault', {}, fault, 1]))
})

it('changes settings, and places, cancels and fills orders', async () => {
  const { asked, send } = await start()
  const settings = { orderListLagMs: { krx: 5 }, endedOrderRow: 'zeros', dateSkewMs: -5 }
  const order = { symbol: 'AAPL', side: 'buy', quantity: 2, venue: 'NASD', origin: { medium: 'MTS' } }

  await send('POST', '/settings', settings)
  await send('POST', '/orders/external', order)
  await send('POST', '/orders/cancel', { orderNumber: '0000000001' })
  await send('POST', '/orders/fill', { orderNumber: '0000000001', quantity: 3 })

  expect(asked).toEqual([
    ['configure', settings],
    ['placeExternalOrder', order],
    ['cancelExternally', '0000000001', undefined],
    ['fillOrder', '0000000001', 3],
  ])
})

it('lists calls and orders', async () => {
  const { send } = await start()

  expect((await send('GET', '/calls')).value).toEqual([{ match: {} }])
  expect((await send('GET', '/calls?trId=A&path=/uapi/x')).value).toEqual([{ match: { trId: 'A', path: '/uapi/x' } }])
  expect((await send('GET', '/orders')).value).toEqual([{}])
  expect((await send('GET', '/orders?account=12345678-01')).value).toEqual([{ account: '12345678-01' }])
})

it.each([
  ['/faults', '{'],
  ['/faults', {}],
  ['/faults', { fault: 'explode' }],
  ['/faults', { fault: { delayMs: -1 } }],
  ['/faults', { fault: 'hang-up-before', match: { tr_id: 'A' } }],
  ['/faults', { fault: 'hang-up-before', times: 0 }],
  ['/faults', { fault: { status: 99, msgCd: '', taken: true } }],
  ['/faults', { fault: { rejectAfterMs: -1 } }],
  ['/faults', { fault: { pageRows: 0 } }],
  ['/faults', { fault: { repeatRows: false } }],
  ['/settings', { orderListLagMs: { us: 1 } }],
  ['/settings', { endedOrderRow: 'gone' }],
  ['/orders/external', { symbol: '005930', side: 'hold', quantity: 1 }],
  ['/orders/cancel', {}],
  ['/orders/fill', { orderNumber: '0000000001', quantity: 0 }],
  ['/clock', {}],
  ['/clock', { to: '2026-10-19' }],
  ['/clock', { by: -1 }],
  ['/token/refuse', { code: 'EGW00103' }],
])('says what is wrong with POST %s %j, and does nothing', async (path, body) => {
  const { asked, send } = await start()

  const { status, value } = await send('POST', path, body)

  expect(status).toBe(400)
  expect(value).toEqual({ error: expect.stringMatching(/\S/) })
  expect(asked).toEqual([])
})

it('answers 500 for a failure of its own, unlike for a mistake of the caller', async () => {
  const { send } = await start({
    orders() {
      throw new Error('bug')
    },
  })

  expect((await send('GET', '/orders')).status).toBe(500)
})

it('has no other path', async () => {
  const { send } = await start()

  expect((await send('GET', '/masters/kospi_code.mst.zip')).status).toBe(404)
  expect((await send('GET', '/faults')).status).toBe(404)
})

import { describe, expect, it } from 'vitest'
import { inquireDailyCcld, inquirePrice, inquirePsblRvsecncl, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { buyOne, samsung } from '../tests/sample-calls.test-kit.ts'
import { collect, scriptConnection } from '../tests/scripted-kis.test-kit.ts'
import { mondayAtTen, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import type { CallEnded } from './call-event.ts'
import { createKisClient } from './create-client.ts'

const today = {
  pd_dv: 'inner',
  INQR_STRT_DT: '20261019',
  INQR_END_DT: '20261019',
  SLL_BUY_DVSN_CD: '00',
  CCLD_DVSN: '00',
  INQR_DVSN: '00',
  INQR_DVSN_3: '00',
} as const

/** Starts a stepped client, and collects its `call` events. */
async function startListening(wanted?: Parameters<typeof startSteppedKis>[0]) {
  const stepped = await startSteppedKis(wanted)
  const received: CallEnded[] = []
  stepped.kis.on('call', (call) => received.push(call))
  return { ...stepped, received }
}

describe('a listener for calls', () => {
  it('receives each request that ended, with its wait and its duration', async () => {
    const { kis, settle, simulator, received } = await startListening()
    simulator.fault({ path: inquirePrice.path }, { delayMs: 300 })

    await settle(Promise.all([kis.call(inquirePrice, samsung), kis.call(inquirePrice, samsung)]))

    expect(received).toEqual([
      {
        endpoint: 'domestic-stock/inquire-price',
        trId: 'FHKST01010100',
        method: 'GET',
        page: 1,
        attempt: 1,
        waitedMs: expect.any(Number),
        durationMs: 300,
        status: 200,
        messageCode: 'MCA00000',
        outcome: 'answered',
      },
      expect.objectContaining({ attempt: 1, outcome: 'answered', durationMs: 0 }),
    ])
    // Paper trading lets one call through in a second, which begins with the answer to the one before.
    expect(received[1]?.waitedMs).toBeGreaterThanOrEqual(1_300)
  })

  it('receives each retry of a read, and its reason', async () => {
    const { kis, settle, simulator, received } = await startListening()
    simulator.fault({ path: inquirePrice.path }, { status: 500, msgCd: 'EGW00201', taken: false })
    simulator.fault({ path: inquirePrice.path }, 'hang-up-before')

    await settle(kis.call(inquirePrice, samsung))

    expect(received).toMatchObject([
      { attempt: 1, status: 500, messageCode: 'EGW00201', outcome: 'refused' },
      { attempt: 2, status: undefined, messageCode: undefined, outcome: 'unknown' },
      { attempt: 3, status: 200, messageCode: 'MCA00000', outcome: 'answered' },
    ])
  })

  it('receives a write once, with the outcome unknown', async () => {
    const { kis, settle, simulator, received } = await startListening()
    simulator.fault({ path: orderCash.path }, 'hang-up-after')

    await expect(settle(kis.call(orderCash, buyOne))).rejects.toMatchObject({ code: 'KIS_UNANSWERED' })

    expect(received).toMatchObject([{ method: 'POST', trId: 'VTTC0012U', attempt: 1, outcome: 'unknown' }])
  })

  it('receives the number of each page', async () => {
    const { options, settle } = await startSteppedKis({ environment: 'real' })
    const { connect } = scriptConnection((_asked, count) => ({
      blocks: { output: [], ctx_area_nk100: `${count}` },
      continuation: count < 3 ? 'F' : 'D',
    }))
    const kis = createKisClient({ ...options, connect })
    const pages: number[] = []
    kis.on('call', ({ page }) => pages.push(page))

    await settle(collect(kis.rows(inquirePsblRvsecncl, { INQR_DVSN_1: '0', INQR_DVSN_2: '0' })))

    expect(pages).toEqual([1, 2, 3])
  })

  it('receives a call that never left, as not-sent and with a duration of 0', async () => {
    const { kis, settle, simulator, received } = await startListening()
    simulator.refuseIssues('EGW00103', 3_600_000)
    const aborted = AbortSignal.abort(new Error('enough'))

    await settle(
      Promise.allSettled([kis.call(inquirePrice, samsung), kis.call(orderCash, buyOne, { signal: aborted })]),
    )

    expect(received.map(({ endpoint }) => endpoint).sort()).toEqual([inquirePrice.id, orderCash.id])
    for (const call of received) expect(call).toMatchObject({ status: undefined, durationMs: 0, outcome: 'not-sent' })
  })

  it('receives no secret: no account, no key, no token, no field', async () => {
    const { kis, settle, simulator, tokens, options, received } = await startListening()
    const { appKey, appSecret, account } = options.credentials

    await settle(kis.call(orderCash, buyOne))
    await settle(collect(kis.pages(inquireDailyCcld, today)))

    const { secret } = await tokens.get()
    const shown = JSON.stringify(received)
    expect(received).toHaveLength(2)
    expect(simulator.orders()).toHaveLength(1)
    for (const text of [appKey, appSecret, account.slice(0, 8), secret, '005930', '20261019']) {
      expect(shown).not.toContain(text)
    }
  })

  it('fails no call with an error, at once or later', async () => {
    const { kis, settle, received } = await startListening()
    kis.on('call', () => {
      throw new Error('at once')
    })
    kis.on('call', async () => {
      throw new Error('later')
    })
    const other: CallEnded[] = []
    kis.on('call', (call) => other.push(call))

    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')
    expect(other).toEqual(received)
    expect(received).toHaveLength(1)
  })

  it('receives nothing after it was removed', async () => {
    const { kis, settle, received } = await startListening()
    const others: CallEnded[] = []
    const stop = kis.on('call', (call) => others.push(call))

    await settle(kis.call(inquirePrice, samsung))
    stop()
    await settle(kis.call(inquirePrice, samsung))

    expect(others).toHaveLength(1)
    expect(received).toHaveLength(2)
  })

  it('writes a line in a log', async () => {
    const { kis, settle } = await startSteppedKis()
    const lines: string[] = []
    kis.on('call', ({ endpoint, attempt, outcome, messageCode = '-', durationMs }) =>
      lines.push(`${endpoint} #${attempt} ${outcome} ${messageCode} ${durationMs} ms`),
    )

    await settle(kis.call(inquirePrice, samsung))

    expect(lines).toEqual(['domestic-stock/inquire-price #1 answered MCA00000 0 ms'])
  })

  it('makes a span of OpenTelemetry of it', async () => {
    const { kis, settle, simulator, clock } = await startSteppedKis()
    const spans: { name: string; startTime: number; attributes: object; failed?: boolean; endTime?: number }[] = []
    // The part of OpenTelemetry's Tracer that it takes; with the real one it is the same.
    const tracer = {
      startSpan(name: string, { startTime, attributes }: { startTime: number; attributes: object }) {
        const span: (typeof spans)[number] = { name, startTime, attributes }
        spans.push(span)
        return {
          setStatus: ({ code }: { code: number }) => Object.assign(span, { failed: code === 2 }),
          end: (endTime: number) => Object.assign(span, { endTime }),
        }
      },
    }
    simulator.fault({ path: inquirePrice.path }, { delayMs: 200 })

    kis.on('call', ({ endpoint, trId, attempt, durationMs, status, messageCode, outcome }) => {
      const endTime = clock.now()
      const attributes = {
        'http.response.status_code': status,
        'kis.tr_id': trId,
        'kis.attempt': attempt,
        'kis.msg_cd': messageCode,
        'kis.outcome': outcome,
      }
      const span = tracer.startSpan(`kis ${endpoint}`, { startTime: endTime - durationMs, attributes })
      if (outcome !== 'answered') span.setStatus({ code: 2 })
      span.end(endTime)
    })
    await settle(kis.call(inquirePrice, samsung))

    expect(spans).toEqual([
      {
        name: 'kis domestic-stock/inquire-price',
        startTime: mondayAtTen,
        endTime: mondayAtTen + 200,
        attributes: {
          'http.response.status_code': 200,
          'kis.tr_id': 'FHKST01010100',
          'kis.attempt': 1,
          'kis.msg_cd': 'MCA00000',
          'kis.outcome': 'answered',
        },
      },
    ])
  })
})

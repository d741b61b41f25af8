import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { createJobRunner, memoryBackend, onComplete } from '@stockeye/job-runner'
import { createKisClient, getQuote, kisTokenIssuer } from '@stockeye/kis-client'
import * as domesticStock from '@stockeye/kis-client/endpoints/domestic-stock'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startSimulatedKis } from '../simulated-kis.ts'
import { traceJobs } from './jobs.ts'
import { traceKis } from './kis.ts'

const startAt = Date.parse('2026-10-19T10:00:00+09:00')

/** Starts a tracer whose spans stay in memory. */
function startTracer() {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  onTestFinished(() => provider.shutdown())
  const spans = () =>
    exporter.getFinishedSpans().map(({ name, kind, startTime, endTime, status, attributes }) => ({
      name,
      kind,
      startAt: msOf(startTime),
      endAt: msOf(endTime),
      isFailed: status.code === SpanStatusCode.ERROR,
      attributes,
    }))
  return { tracer: provider.getTracer('test'), spans, finished: () => exporter.getFinishedSpans() }
}

const msOf = ([seconds, nanos]: readonly [number, number]) => seconds * 1_000 + Math.round(nanos / 1e6)

async function startKis() {
  const { simulator, options, settle, clock } = await startSimulatedKis({ at: startAt })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), store: memoryStore({ clock }), clock })
  const kis = createKisClient({ ...options, tokens })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  await settle(tokens.start())
  const { path } = domesticStock.inquirePrice
  return { simulator, kis, tokens, options, path, clock, quote: () => settle(getQuote(kis, { symbol: '005930' })) }
}

describe('traceKis', () => {
  it('makes a span of each request, from its sending to the end of its answer', async () => {
    const { simulator, kis, path, clock, quote } = await startKis()
    const { tracer, spans } = startTracer()
    traceKis(kis, tracer)
    simulator.fault({ path }, { delayMs: 300 })
    const sentAt = clock.now()

    await quote()

    expect(spans()).toEqual([
      {
        name: 'GET domestic-stock/inquire-price',
        kind: SpanKind.CLIENT,
        startAt: sentAt,
        endAt: sentAt + 300,
        isFailed: false,
        attributes: {
          'http.request.method': 'GET',
          'http.response.status_code': 200,
          'kis.endpoint': 'domestic-stock/inquire-price',
          'kis.tr_id': 'FHKST01010100',
          'kis.page': 1,
          'kis.outcome': 'answered',
          'kis.wait_ms': 0,
        },
      },
    ])
  })

  it('marks the requests that failed, and counts the retries', async () => {
    const { simulator, kis, path, quote } = await startKis()
    const { tracer, spans } = startTracer()
    traceKis(kis, tracer)
    simulator.fault({ path }, { status: 500, msgCd: 'EGW00201', taken: false })
    simulator.fault({ path }, 'hang-up-before')

    await quote()

    expect(
      spans().map(({ isFailed, attributes }) => [
        isFailed,
        attributes['error.type'],
        attributes['http.response.status_code'],
        attributes['http.request.resend_count'],
      ]),
    ).toEqual([
      [true, 'EGW00201', 500, undefined],
      [true, 'unknown', undefined, 1],
      [false, undefined, 200, 2],
    ])
  })

  it('shows no secret, account or symbol', async () => {
    const { kis, tokens, options, quote } = await startKis()
    const { tracer, spans } = startTracer()
    traceKis(kis, tracer)

    await quote()

    const { appKey, appSecret, account } = options.credentials
    const text = JSON.stringify(spans())
    expect(text).toContain('inquire-price')
    for (const secret of [appKey, appSecret, account.slice(0, 8), (await tokens.get()).secret, '005930'])
      expect(text).not.toContain(secret)
  })

  it('ends with its function', async () => {
    const { kis, quote } = await startKis()
    const { tracer, spans } = startTracer()
    const stop = traceKis(kis, tracer)
    stop()

    await quote()

    expect(spans()).toEqual([])
  })
})

describe('traceJobs', () => {
  it('makes a span of each attempt and each delivery, and shows neither result nor error message', async () => {
    const { tracer, spans } = startTracer()
    const jobs = createJobRunner({ backend: memoryBackend(), notifiers: [onComplete(() => undefined)] })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    let now = startAt
    traceJobs(jobs, tracer, { now: () => now })
    jobs.register({
      id: 'update_stock_master',
      name: '종목 마스터 갱신',
      retry: { attempts: 2, firstMs: 1 },
      async run({ attempt }) {
        now += 400
        if (attempt === 1) throw Object.assign(new Error('secret-of-the-error'), { code: 'ECONNREFUSED' })
        return { summary: 'secret-of-the-result' }
      },
    })
    const delivered = new Promise((resolve) => jobs.on('delivered', resolve))
    await jobs.start()

    const { runId } = await jobs.trigger('update_stock_master')
    await delivered

    const [failed, succeeded, sent] = spans()
    const processing = {
      'messaging.system': 'job-runner',
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.destination.name': 'update_stock_master',
      'messaging.message.id': runId,
      'job.cause': 'manual',
    }
    expect(failed).toEqual({
      name: 'process update_stock_master',
      kind: SpanKind.CONSUMER,
      startAt,
      endAt: startAt + 400,
      isFailed: true,
      attributes: { ...processing, 'job.attempt': 1, 'error.type': 'ECONNREFUSED' },
    })
    expect(succeeded).toEqual({
      name: 'process update_stock_master',
      kind: SpanKind.CONSUMER,
      startAt: startAt + 400,
      endAt: startAt + 800,
      isFailed: false,
      attributes: { ...processing, 'job.attempt': 2 },
    })
    expect(sent).toMatchObject({ name: 'send complete', kind: SpanKind.PRODUCER, isFailed: false })
    expect(JSON.stringify(spans())).not.toContain('secret-of')
  })

  it('makes no span of a run that had no attempt', async () => {
    const { tracer, spans } = startTracer()
    const jobs = createJobRunner({ backend: memoryBackend(), notifiers: [onComplete(() => undefined)] })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    traceJobs(jobs, tracer)
    jobs.register({ id: 'check_token', name: '토큰 점검', run: async () => ({}) })
    const ended = new Promise<{ run: { state: string } }>((resolve) => jobs.on('ended', resolve))

    const { runId } = await jobs.trigger('check_token')
    await jobs.cancel(runId)
    const { run } = await ended

    expect(run.state).toBe('cancelled')
    expect(spans()).toEqual([])
  })
})

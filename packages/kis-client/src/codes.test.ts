import { describe, expect, it } from 'vitest'
import { createKisClient } from './client/create-client.ts'
import { kisCodes } from './codes.gen.ts'
import { explainCode } from './codes.ts'
import { inquirePrice, orderCash } from './endpoints/domestic-stock.gen.ts'
import { buyOne, samsung } from './tests/sample-calls.test-kit.ts'
import { startSteppedKis } from './tests/stepped-kis.test-kit.ts'

/** Starts a client whose every call is refused with `msgCd`, and a token manager that counts its rejections. */
async function startRefused(msgCd: string) {
  const stepped = await startSteppedKis({ environment: 'real', realOrders: true })
  const { options, simulator, settle } = stepped
  const token = await settle(stepped.tokens.get())
  let rejected = 0
  const tokens = {
    get: async () => ({ ...token, secret: token.secret, generation: 1 + rejected }),
    reject: async () => {
      rejected += 1
    },
    on: () => () => {},
  }
  const kis = createKisClient({ ...options, tokens })
  const status = msgCd.startsWith('EGW') ? 500 : 200
  for (const { path } of [inquirePrice, orderCash]) simulator.fault({ path }, { status, msgCd, taken: false }, 99)
  return { kis, settle, simulator, rejected: () => rejected }
}

const codes = Object.entries(kisCodes)

describe('each code of the catalogue', () => {
  it('is one of 132', () => {
    expect(codes).toHaveLength(132)
  })

  it.each(codes)('%s, on a read: is retried where that helps, and thrown with its meaning', async (msgCd, known) => {
    const { kis, settle, simulator, rejected } = await startRefused(msgCd)
    const isUnknown = ['server', 'ok'].includes(known.kind) || known.retry === 'check'

    const error = await settle(kis.call(inquirePrice, samsung).catch((reason: unknown) => reason))

    expect(error).toMatchObject({
      code: isUnknown ? 'KIS_UNANSWERED' : 'KIS_REFUSED',
      outcome: isUnknown ? 'unknown' : 'refused',
      messageCode: msgCd,
      meaning: { ...known, outcome: isUnknown ? 'unknown' : 'refused' },
    })
    // A word of success in a refusal is no readable answer, so a read is sent again as after any of those.
    const sent = known.kind === 'ok' ? 5 : { no: 1, fix: 1, refresh: 2, wait: 5, check: 5 }[known.retry]
    expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(sent)
    expect(rejected()).toBe(known.kind === 'token' ? 2 : 0)
  })

  it.each(codes)('%s, on a write: is thrown at once, and nothing is sent again', async (msgCd, known) => {
    const { kis, settle, simulator, rejected } = await startRefused(msgCd)
    const isUnknown = ['server', 'ok'].includes(known.kind) || known.retry === 'check' || known.order === 'unknown'

    const error = await settle(kis.call(orderCash, buyOne).catch((reason: unknown) => reason))

    expect(error).toMatchObject({
      code: isUnknown ? 'KIS_UNANSWERED' : 'KIS_REFUSED',
      outcome: isUnknown ? 'unknown' : 'refused',
      messageCode: msgCd,
    })
    expect(simulator.calls({ path: orderCash.path })).toHaveLength(1)
    expect(rejected()).toBe(known.kind === 'token' ? 1 : 0)
  })
})

it('looks a code up for a program: its meaning, its kind, what became of the call, and whether to retry it', () => {
  expect(explainCode('APBK0952')).toEqual({
    label: 'buying power exceeded',
    kind: 'business',
    retry: 'no',
    outcome: 'refused',
    orderOutcome: 'refused',
  })
  expect(explainCode('EGW00301')).toMatchObject({ kind: 'unknown-outcome', retry: 'check', outcome: 'unknown' })
  expect(explainCode('EGW00002')).toMatchObject({ kind: 'server', retry: 'wait', outcome: 'unknown' })
})

it.each([
  ['KIER3672', { kind: 'market-closed', outcome: 'refused', orderOutcome: 'refused' }],
  ['MCA00124', { kind: 'permission', outcome: 'refused', orderOutcome: 'unknown' }],
  ['IGW00019', { kind: 'input', outcome: 'refused', orderOutcome: 'unknown' }],
  ['IGW00009', { kind: 'permission', outcome: 'refused', orderOutcome: 'unknown' }],
  // Three meanings by the text of the message: no program may take it for closed hours.
  ['APBK0918', { kind: 'business', outcome: 'refused', orderOutcome: 'refused' }],
  ['APBK0400', { kind: 'business', outcome: 'refused', orderOutcome: 'refused' }],
])('explains %s', (code, meaning) => {
  expect(explainCode(code)).toMatchObject(meaning)
})

it.each(['XYZ00001', '', 'toString'])('knows nothing of %j', (code) => {
  expect(explainCode(code)).toBeUndefined()
})

it.each(['EGW00201', 'EGW00215'])(
  'waits %s out on a read, a second each time, and its caller sees nothing of it',
  async (msgCd) => {
    const { kis, settle, simulator, clock } = await startSteppedKis({ environment: 'real' })
    simulator.fault({ path: inquirePrice.path }, { status: 500, msgCd, taken: false }, 3)
    const startedAt = clock.now()

    await expect(settle(kis.call(inquirePrice, samsung))).resolves.toHaveProperty('output.stck_prpr')

    expect(simulator.calls({ path: inquirePrice.path })).toHaveLength(4)
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(3_000)
  },
)

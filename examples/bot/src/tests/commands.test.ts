import type { Approval, DeskOrderDetail, DeskPosition, EquityPoint } from '@stockeye/example-trader/desk/desk'
import { createKisClient, kisTokenIssuer, parseDecimal } from '@stockeye/kis-client'
import { inquireBalance } from '@stockeye/kis-client/endpoints/domestic-stock'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hostile, labelsOf, now, startChat } from './commands.test-kit.ts'

const decimal = (text: string) => parseDecimal(text)
const hour = 60 * 60_000

const order = (changes: Partial<DeskOrderDetail> = {}): DeskOrderDetail => ({
  id: 'order-1',
  symbol: '005930',
  exchange: 'KRX',
  side: 'buy',
  quantity: decimal('10'),
  price: decimal('70100'),
  filled: decimal('4'),
  state: 'partly-filled',
  number: '0000117057',
  decision: `<a> & ${hostile}`,
  intendedAt: now - hour,
  evidence: `09:00 sent ${hostile}`,
  ...changes,
})

const position = (changes: Partial<DeskPosition> = {}): DeskPosition => ({
  symbol: '005930',
  exchange: 'KRX',
  name: hostile,
  quantity: decimal('1000'),
  sellable: decimal('990'),
  averagePrice: decimal('69000'),
  price: decimal('70100'),
  ...changes,
})

const approval = (changes: Partial<Approval> = {}): Approval => ({
  id: 'sale-005930-2026-10-19',
  symbol: '005930',
  exchange: 'KRX',
  quantity: decimal('500'),
  price: decimal('70100'),
  reason: `stop ${hostile}`,
  requestedAt: now,
  state: 'waiting',
  ...changes,
})

const point = (at: number, equity: string, drawdownPercent: number, currency: 'KRW' | 'USD' = 'KRW'): EquityPoint => ({
  at,
  currency,
  equity: decimal(equity),
  drawdownPercent,
})

/** Starts a chat on an API with a KIS simulator. */
async function startWithKis() {
  const simulator = await startSimulator({ limits: false })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(simulator.clientOptions), store: memoryStore() })
  const free = { turn: async () => () => undefined }
  const kis = createKisClient({ ...simulator.clientOptions, tokens, pacer: free })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  return { ...(await startChat({ kis })), simulator }
}

describe('/balance', () => {
  it('shows won and dollars', async () => {
    const { says } = await startWithKis()

    const answer = await says('/balance')

    expect(answer.text).toMatch(
      /^💵 예수금\n• [\d,]+원, 결제 후 [\d,]+원\n• [\d,]+\.\d\d USD, 결제 후 [\d,]+\.\d\d USD$/,
    )
  })

  it('names a currency for which KIS does not answer, and shows the other one', async () => {
    const { says, simulator } = await startWithKis()
    simulator.fault({ path: inquireBalance.path }, { status: 200, msgCd: 'OPSQ2000', taken: false }, 100)

    const answer = await says('/balance')

    expect(answer.text).toMatch(/^💵 예수금\n• KRW: 한국투자증권이 지금 답하지 않습니다\n• [\d,]+\.\d\d USD, /)
  })

  it('is answered with the reason when the API is away, or has no token of KIS', async () => {
    const { says, stopApi } = await startChat()

    const noToken = await says('/balance')
    await stopApi()
    const away = await says('/balance')

    expect(noToken.text).toContain('토큰에 문제가 있습니다')
    expect(away.text).toContain('서버에 연결할 수 없습니다')
  })
})

describe('/positions', () => {
  it('shows quantity, last price and worth, and the sum of each currency', async () => {
    const { desk, says, fake } = await startChat()
    desk.positions = [
      position(),
      position({
        symbol: 'AAPL',
        exchange: 'NASD',
        name: undefined,
        quantity: decimal('3'),
        sellable: decimal('3'),
        price: decimal('210.5'),
      }),
      position({ symbol: '000660', price: undefined, sellable: decimal('1000') }),
    ]

    const answer = await says('/positions')

    expect(answer.text).toBe(
      [
        '📦 보유 3종목',
        `• ${hostile} (005930) 1,000주 · 매도 가능 990주 · 현재가 70,100원 · 평가 70,100,000원`,
        '• AAPL 3주 · 현재가 210.50 USD · 평가 631.50 USD',
        `• ${hostile} (000660) 1,000주 · 현재가 모름`,
        '합계 70,100,000원 + 631.50 USD (현재가를 모르는 1종목 제외)',
      ].join('\n'),
    )
    expect(fake.transcript.findings()).toEqual([])
  })
})

describe('/orders', () => {
  it('shows the orders of today and the open ones, those first, each with a button to its evidence', async () => {
    const { desk, says, presses } = await startChat()
    desk.orders = [
      order({ id: 'filled-today', state: 'filled', filled: decimal('10') }),
      order({ id: 'filled-before', state: 'filled', intendedAt: now - 48 * hour }),
      order({ id: 'open-before', state: 'open', filled: decimal('0'), intendedAt: now - 48 * hour, price: undefined }),
    ]

    const list = await says('/orders')
    const evidence = await presses('🔍 2')

    expect(list.text).toBe(
      [
        '🧾 주문 2건 (미체결 1건)',
        '1. 005930 매수 10주 · 시장가 · 미체결 — open-before',
        '2. 005930 매수 10주 · 70,100원 · 체결 완료 — filled-today',
      ].join('\n'),
    )
    expect(labelsOf(list)).toEqual([['🔍 1', '🔍 2']])
    expect(evidence.text).toContain('주문 filled-today')
  })

  it('shows 20 of more, and gives no button to an id that is too long for one', async () => {
    const { desk, says } = await startChat()
    desk.orders = [
      order({ id: 'x'.repeat(60) }),
      ...Array.from({ length: 24 }, (_, index) => order({ id: `o-${index}` })),
    ]

    const list = await says('/orders')

    expect(list.text).toContain('외 5건')
    expect(labelsOf(list).flat()).toHaveLength(19)
    expect(labelsOf(list).flat()[0]).toBe('🔍 2')
  })
})

describe('/why', () => {
  it('shows decision, refusal and evidence as they are', async () => {
    const { desk, says, fake } = await startChat()
    desk.orders = [order({ state: 'rejected', refusal: `[APBK0952] ${hostile}` })]

    const answer = await says('/why order-1')

    expect(answer.text).toBe(
      [
        '🔍 005930 매수 10주 · 70,100원 · 4주 체결 · 거부됨',
        '주문 order-1 · 한국투자증권 번호 0000117057',
        `판단: <a> & ${hostile}`,
        `사유: [APBK0952] ${hostile}`,
        `09:00 sent ${hostile}`,
      ].join('\n'),
    )
    expect(fake.transcript.findings()).toEqual([])
  })

  it('sends long evidence as a document', async () => {
    const { desk, says } = await startChat()
    desk.orders = [order({ evidence: '가'.repeat(3_001) })]

    const answer = await says('/why order-1')

    expect(answer.document?.file_name).toBe('order-order-1.txt')
    expect(answer.caption).toContain('주문 order-1')
  })

  it('answers an unknown order, and a missing one', async () => {
    const { says } = await startChat()

    const unknown = await says(`/why ${hostile}`)
    const missing = await says('/why')

    expect(unknown.text).toContain('그런 주문이 없습니다')
    expect(missing.text).toBe('✏️ 이렇게 보내 주세요: /why <주문>')
  })
})

describe('/profit', () => {
  it('shows equity, return and drawdown of each currency, with a picture', async () => {
    const { desk, answers, admin } = await startChat()
    desk.points = [
      point(now - 3 * hour, '1000000', 0),
      point(now - 2 * hour, '900000', 10),
      point(now - hour, '2000.5', 0, 'USD'),
      point(now, '1050000', 2.5),
    ]

    const [won, dollars] = await answers(2, () => void admin.send('/profit'))

    expect(won?.caption).toBe(
      '📈 KRW 평가자산 1,050,000원\n기록 시작 이후 +5.00%\n고점 대비 -2.50%, 가장 깊은 낙폭 -10.00%\n입금과 출금도 수익과 낙폭에 들어 있습니다',
    )
    expect(won?.photo?.at(-1)).toMatchObject({ width: 1280, height: 800 })
    expect(dollars?.text).toContain('USD 평가자산 2,000.50 USD')
  })
})

describe('/flatten', () => {
  it('lists what will be sold, and sells after the button alone', async () => {
    const { desk, says, presses, fake } = await startChat()
    desk.positions = [position()]

    const question = await says('/flatten')
    const before = [...desk.commands]
    const waits = [
      { reason: 'market-closed', market: 'KRX', untilAt: Date.parse('2026-10-20T09:00:00+09:00') },
      { reason: 'not-tradable', symbol: hostile },
    ] as const
    desk.state = { ...desk.state, mode: 'flattening', by: hostile, open: 3, unknown: 1, waits }
    const answer = await presses('✅ 실행')

    expect(question.text).toContain(
      `• ${hostile} (005930) 1,000주 · 매도 가능 990주 · 현재가 70,100원 · 평가 70,100,000원\n합계 70,100,000원`,
    )
    expect(before).toEqual([])
    expect(desk.commands).toEqual(['flatten'])
    expect(answer.text).toBe(
      `지금: 🧹 전량 매도 중 (매수하지 않습니다) — ${hostile}\n미체결 주문 3건, 접수 확인 중 1건\n⏳ KRX: 장이 열리기를 기다립니다 (2026-10-20 09:00까지)\n⏳ ${hostile}: 거래가 재개되기를 기다립니다`,
    )
    expect(fake.transcript.findings()).toEqual([])
  })

  it.each([
    ['was bought', [], [position()]],
    ['was sold', [position(), position({ symbol: '000660' })], [position()]],
  ])('sells nothing when something %s since the question', async (_, before, now) => {
    const { desk, says, presses } = await startChat()
    desk.positions = before
    await says('/flatten')
    desk.positions = now

    const answer = await presses('✅ 실행')

    expect(answer.text).toContain('그 사이 상태가 바뀌었습니다')
    expect(desk.commands).toEqual([])
  })

  it('does nothing when the person dismisses the question', async () => {
    const { desk, says, admin, fake } = await startChat()
    await says('/flatten')

    const press = admin.press('✖ 그만두기')
    await fake.until(() => press.answers.length > 0)

    expect(desk.commands).toEqual([])
  })
})

describe('/kill', () => {
  it('lists what will be cancelled, and after the button what may still be filled', async () => {
    const { desk, says, presses } = await startChat()
    desk.orders = [order(), order({ id: 'done', state: 'filled' })]
    desk.left = [order({ id: 'left-1', state: 'unknown' })]

    const question = await says('/kill')
    const answer = await presses('✅ 실행')

    expect(question.text).toContain(
      '미체결 주문 1건을 취소합니다:\n• 005930 매수 10주 · 70,100원 · 4주 체결 · 일부 체결',
    )
    expect(desk.commands).toEqual(['kill'])
    expect(answer.text).toContain('취소 접수 2건\n⚠️ 아직 체결될 수 있는 주문 1건:\n1. 005930')
    expect(labelsOf(answer)).toEqual([['🔍 1']])
  })
})

describe.each([
  ['/pause', 'pause', '일시 중지할까요?'],
  ['/resume', 'resume', '다시 시작할까요?'],
  ['/stopentry', 'stop-entry', '매수를 멈출까요?'],
])('%s', (typed, command, question) => {
  it('shows the mode and the open orders, and acts after the button alone', async () => {
    const { desk, says, presses } = await startChat()
    desk.state = { ...desk.state, open: 7 }

    const asked = await says(typed)
    const before = [...desk.commands]
    const answer = await presses('✅ 실행')

    expect(asked.text).toContain(question)
    expect(asked.text).toContain('지금: ▶️ 거래 중\n미체결 주문 7건')
    expect(before).toEqual([])
    expect(desk.commands).toEqual([command])
    expect(answer.text).toBe('지금: ▶️ 거래 중\n미체결 주문 7건')
  })
})

describe.each([
  ['/pause', 'pause'],
  ['/resume', 'resume'],
  ['/stopentry', 'stop-entry'],
  ['/flatten', 'flatten'],
  ['/kill', 'kill'],
])('a question of %s', (typed, command) => {
  it('does nothing after the state has changed, and says so', async () => {
    const { desk, says, admin, answers } = await startChat()
    desk.state = { ...desk.state, changedAt: 1_000 }
    const asked = await says(typed)
    desk.state = { ...desk.state, mode: 'paused', changedAt: 2_000 }

    const [answer] = await answers(1, () => void admin.press('✅ 실행', { messageId: asked.message_id }))

    expect(answer?.text).toContain('그 사이 상태가 바뀌었습니다')
    expect(desk.commands).toEqual([])
  })

  it('acts in the state that it showed', async () => {
    const { desk, says, presses } = await startChat()
    desk.state = { ...desk.state, changedAt: 1_000 }
    await says(typed)

    await presses('✅ 실행')

    expect(desk.commands).toEqual([command])
  })

  it('is not asked while the trader does not answer', async () => {
    const { desk, says } = await startChat()
    desk.isAway = true

    expect(labelsOf(await says(typed))).toEqual([])
  })

  it('does nothing after the first command of all, which came later', async () => {
    const { desk, says, admin, answers } = await startChat()
    const first = await says(typed)
    const kill = await says('/kill')
    await answers(1, () => void admin.press('✅ 실행', { messageId: kill.message_id }))

    await answers(1, () => void admin.press('✅ 실행', { messageId: first.message_id }))

    expect(desk.commands).toEqual(['kill'])
  })
})

describe('/approvals', () => {
  it('lists the sales with buttons, which answer them', async () => {
    const { desk, answers, admin, presses, fake } = await startChat()
    desk.approvals = [approval(), approval({ id: 'answered', state: 'declined', by: hostile })]

    const [answered, waiting] = await answers(2, () => void admin.send('/approvals'))
    const approved = await presses('✅ 승인')

    expect(answered?.text).toBe(`✖ 거절됨 — ${hostile}\n005930 매도 500주 · 70,100원\n사유: stop ${hostile}\nanswered`)
    expect(waiting && labelsOf(waiting)).toEqual([['✅ 승인', '✖ 거절']])
    expect(desk.commands).toEqual(['approve sale-005930-2026-10-19'])
    expect(approved.text).toContain('✅ 승인됨 — 관리자')
    expect(fake.transcript.findings()).toEqual([])
  })

  it('shows the first answer to a second person, and names an unknown sale', async () => {
    const { desk, says } = await startChat()
    desk.approvals = [approval({ state: 'approved', by: '먼저' })]

    const late = await says('/decline sale-005930-2026-10-19')
    const unknown = await says('/approve no-such-sale')
    const missing = await says('/approve')

    expect(late.text).toMatch(/^먼저 온 답이 있습니다\.\n✅ 승인됨 — 먼저/)
    expect(unknown.text).toContain('그런 매도 승인 요청이 없습니다')
    expect(missing.text).toBe('✏️ 이렇게 보내 주세요: /approve <번호>')
  })
})

describe('/notices', () => {
  it('shows the levels, and changes them by a button and by typed arguments', async () => {
    const { says, presses } = await startChat()

    const first = await says('/notices')
    const pressed = await presses('체결 → 🔕 무음')
    const typed = await says('/notices digest off')
    const quiet = await says('/notices quiet 23:00-06:30 America/New_York')
    const loud = await presses('🌙 조용한 시간 끄기')

    expect(first.text).toContain('🔔 소리 — 체결 (fills)')
    expect(first.text).toContain('🔕 무음 — 일일 요약 (digest)')
    expect(first.text).toContain('🌙 조용한 시간: 없음')
    expect(pressed.text).toContain('🔕 무음 — 체결 (fills)')
    expect(typed.text).toContain('🚫 끔 — 일일 요약 (digest)')
    expect(typed.text).toContain('🔕 무음 — 체결 (fills)')
    expect(quiet.text).toContain('🌙 조용한 시간: 23:00-06:30 (America/New_York)')
    expect(loud.text).toContain('🌙 조용한 시간: 없음')
  })

  it.each([
    'fills',
    'fills quietly',
    `${hostile} off`,
    'quiet 9-5',
    'quiet 22:00-07:00 Mars/Base',
    'quiet 22:00-22:00',
  ])('answers %j with the form of the arguments', async (argument) => {
    const { says } = await startChat()

    const answer = await says(`/notices ${argument}`)

    expect(answer.text).toContain('/notices quiet 22:00-07:00 Asia/Seoul')
  })
})

const ofTrader = [
  '/positions',
  '/orders',
  '/profit',
  '/why order-1',
  '/approvals',
  '/approve sale-1',
  '/decline sale-1',
  '/pause',
  '/resume',
  '/stopentry',
  '/flatten',
  '/kill',
]

describe('every command of the trader', () => {
  it.each(ofTrader)('answers that no trader is connected, and asks nothing: %s', async (typed) => {
    const { desk, says } = await startChat()
    desk.isAway = true

    const answer = await says(typed)

    expect(answer.text).toContain('연결된 트레이더가 없거나')
    expect(labelsOf(answer)).toEqual([])
    expect(desk.commands).toEqual([])
  })

  it.each(ofTrader)('refuses a user without rights: %s', async (typed) => {
    const { desk, says, stranger } = await startChat()

    const answer = await says(typed, stranger)

    expect(answer.text).toContain('관리자만')
    expect(desk.commands).toEqual([])
  })

  it('answers that nothing is there', async () => {
    const { says } = await startChat()

    const texts = [
      (await says('/positions')).text,
      (await says('/orders')).text,
      (await says('/profit')).text,
      (await says('/approvals')).text,
      (await says('/flatten')).text,
      (await says('/kill')).text,
    ]

    expect(texts.map((text) => text?.includes('없습니다'))).toEqual(texts.map(() => true))
  })
})

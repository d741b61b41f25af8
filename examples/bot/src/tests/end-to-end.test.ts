import { inquireBalance } from '@stockeye/kis-client/endpoints/domestic-stock'
import { describeRedis } from '@stockeye/test-kit/redis-server'
import { describe, expect, it } from 'vitest'
import { ends, ids, runIdOf } from './notices.test-kit.ts'
import { createStory } from './story.test-kit.ts'
import { adminId, botSecret, type Mode, type System, startSystem } from './system.test-kit.ts'

// The limit only guards against a hang: three programs start and stop, and most notices wait for their second.
const timeoutMs = 180_000

describe('with everything embedded', () => testSystem('embedded'))
describeRedis('with Redis and a worker of its own', () => testSystem('redis'))

function testSystem(mode: Mode): void {
  it('serves an admin as the original system did, and refuses other users', { timeout: timeoutMs }, async () => {
    const system = await startSystem(mode)
    const { fake, masters, simulator } = system
    const story = createStory(fake)
    const admin = fake.user({ id: adminId, name: '관리자' })
    const user = fake.user({ id: 2_000_002, name: '사용자' })
    const stranger = fake.user({ id: 3_000_003, name: '낯선이' })

    story.part('처음 만나기')
    await story.sends(admin, '/start', 1)
    await story.sends(admin, '/help', 1)

    story.part('종목 마스터 갱신: 접수 알림, 진행, 종료 알림')
    masters.hold()
    const [ack] = await story.sends(admin, '/update_master', 1)
    await masters.reached()
    await story.shows(admin, ack, /실행 중 \d/)
    masters.release()
    await story.receives(admin, /종목 마스터 갱신 완료/)
    await story.shows(admin, ack, /✅ 성공/)

    story.part('스케줄과 버튼')
    await story.sends(admin, '/show_schedules', 1)
    const twice = await story.pressesTwice(admin, '▶ 종목 마스터 갱신', 1)
    await story.receives(admin, /종목 마스터 갱신 완료[\s\S]*신규 0 · 폐지 0 · 변경 0/)
    await story.presses(admin, '▶ 토큰 점검', 1)
    await story.receives(admin, /토큰 점검 완료/)
    await story.presses(admin, '▶ 오래된 기록 정리', 1)
    await story.presses(admin, '✅ 실행', 1)
    await story.receives(admin, /오래된 기록 정리 완료/)

    story.part('계좌, 트레이더, 알림')
    await story.sends(admin, '/balance', 1)
    await story.sends(admin, '/positions', 1)
    await story.sends(admin, '/flatten', 1)
    await story.sends(admin, '/notices quiet 22:00-07:00', 1)

    story.part('실패하는 잡')
    // KIS refuses at each try of the job: a request without an answer would be retried by the client itself, for
    // seconds.
    simulator.fault({ path: inquireBalance.path }, { status: 200, msgCd: 'OPSQ2000', taken: false }, 1_000)
    await story.sends(admin, '/trigger_job daily_digest', 1)
    await story.receives(admin, /일일 요약 실패/)

    story.part('명령으로 실행, 취소, 조회')
    await story.sends(admin, '/trigger_job check_token', 1)
    await story.receives(admin, /토큰 점검 완료/)
    await story.sends(admin, '/trigger_job no_such_job', 1)
    masters.hold()
    await story.sends(admin, '/trigger_job update_stock_master', 1)
    await masters.reached()
    await story.presses(admin, '⏹ 취소', 1)
    const cancelled = await story.receives(admin, /종목 마스터 갱신 취소됨/)
    masters.release()
    await story.sends(admin, `/status ${runIdOf(cancelled)}`, 1)
    await story.sends(admin, '/history update_stock_master', 1)
    await system.untilDelivered()
    await story.sends(admin, '/status', 1)

    story.part('관리자가 아닌 사람')
    await story.sends(user, '/start', 1)
    await story.sends(user, '/help', 1)
    await story.sends(user, '/update_master', 1)
    await story.sends(stranger, '/show_schedules', 1)
    await story.forges(stranger, `trigger_job_check_token:${twice[0].data.split(':').at(-1)}`)

    expect(twice.flatMap(({ answers }) => answers)).toHaveLength(2)
    expect(new Set(ids(admin, /접수되었습니다/)).size).toBe(7)
    expect(new Set(ends(admin)).size).toBe(2)
    expect(user.messages().some(({ text }) => text?.includes('접수'))).toBe(false)
    expect(stranger.messages().some(({ text }) => text?.includes('토큰 점검'))).toBe(false)
    expect(fake.transcript.findings()).toEqual([])
    expect(secretsIn(system, system.output())).toEqual([])
    for (const name of names(mode)) expect(await system.program(name).end()).toBe(0)
    await expect(story.text()).toMatchFileSnapshot('../../TRANSCRIPT.md')
  })
}

const names = (mode: Mode) => (mode === 'redis' ? (['bot', 'worker', 'api'] as const) : (['bot', 'api'] as const))

function secretsIn({ env, fake }: System, text: string): readonly string[] {
  const names = ['TELEGRAM_BOT_TOKEN', 'BOT_SECRET_KEY', 'JWT_SECRET_KEY', 'KIS_APP_SECRET', 'KIS_APP_KEY']
  const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(text) ? ['a JWT'] : []
  expect([env['BOT_SECRET_KEY'], env['TELEGRAM_BOT_TOKEN']]).toEqual([botSecret, fake.token])
  return [...names.filter((name) => text.includes(env[name] ?? '')), ...jwt]
}

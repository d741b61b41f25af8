import { describe, expect, it } from 'vitest'
import { botSettings } from './env.ts'
import { startProgram } from './tests/program.test-kit.ts'

describe('npm run bot, with no settings', () => {
  it('shows the chat of an admin with the bot: commands, buttons by number, and both notices', async () => {
    const bot = startProgram('bot', {})

    bot.type('/start\n/show_schedules\n')
    const [, number = ''] = await bot.printed(/\[(\d+)\] ▶ 종목 마스터 갱신/)
    bot.type(`${number}\n99\n`)

    await bot.printed(/관리자로 등록되어 있습니다/)
    await bot.printed(/봇 ∙ ⏳ 요청을 받았습니다/)
    await bot.printed(/봇 ✅ 잡 실행 요청이 접수되었습니다: 종목 마스터 갱신/)
    await bot.printed(/99번 버튼은 없습니다/)
    await bot.printed(/봇 ✅ 종목 마스터 갱신 완료[\s\S]*종목 \d+개/)
    await bot.printed(/봇 ✎ ✅ 성공/)
    expect(await bot.end('SIGTERM')).toBe(0)
  })

  it('ends with its input, when the ends of all runs are delivered', async () => {
    const bot = startProgram('bot', {})

    bot.type('/trigger_job check_token\n')
    bot.endInput()

    expect(await bot.exited).toBe(0)
    // Either of the two may arrive first.
    expect(bot.output()).toContain('접수되었습니다: 토큰 점검')
    expect(bot.output()).toContain('토큰 점검 완료')
  })
})

describe('npm run bot -- --help', () => {
  it('names every setting', async () => {
    const bot = startProgram('bot', {}, { args: ['--help'] })

    expect(await bot.exited).toBe(0)
    for (const name of Object.keys(botSettings.shape)) expect(bot.output()).toContain(name)
  })

  it('refuses an unknown option', async () => {
    const bot = startProgram('bot', {}, { args: ['--fast'] })

    expect(await bot.exited).toBe(64)
    expect(bot.output()).toContain('--fast')
  })
})

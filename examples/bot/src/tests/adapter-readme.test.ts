import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { assert, expect, it, onTestFinished } from 'vitest'

// The program needs the job runner too, on which the adapter does not depend: it runs here, where both are installed.
const applicationFolder = fileURLToPath(new URL('../..', import.meta.url))
const readmeFile = new URL('README.md', import.meta.resolve('@stockeye/telegram-adapter/package.json'))

it('runs the smallest program of the README: an admin presses a button, and gets both notices', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telegram-adapter-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.close())
  const readme = readFileSync(readmeFile, 'utf8')
  const program = readme
    .match(/```ts\n(.*?)```/s)?.[1]
    ?.replace('.jobs/jobs.db', join(folder, 'jobs.db'))
    .replace('createTelegram({', `createTelegram({ apiRoot: '${fake.url}',`)
  assert(program)
  const admin = fake.user({ id: 123456789, name: '관리자' })
  const sent = (part: string) => fake.until(() => admin.messages().find((message) => message.text?.includes(part)))

  const child = spawn(
    process.execPath,
    [
      '--conditions=@stockeye/source',
      '--disable-warning=ExperimentalWarning',
      '--input-type=module-typescript',
      '-e',
      program,
    ],
    {
      cwd: applicationFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TELEGRAM_BOT_TOKEN: fake.token },
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const output = text(child.stdout)
  admin.send('/show_schedules')
  await sent('스케줄')
  admin.press('▶ 종목 마스터 갱신')
  await sent('✅ 잡 실행 요청이 접수되었습니다')
  const end = await sent('완료')
  child.kill('SIGTERM')

  expect(end.text).toContain('종목 2,873개, 신규 3개')
  expect(await exited).toEqual([0, null])
  expect((await output).trim().split('\n')).toEqual([
    'info: @stockeye_bot takes updates by long polling',
    'info: the bot takes no more updates',
  ])
  expect(fake.transcript.findings()).toEqual([])
})

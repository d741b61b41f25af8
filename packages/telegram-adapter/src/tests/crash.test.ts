import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import { createFakeRunner } from '../ports/fake-runner.test-kit.ts'
import { inProcessPort } from '../ports/in-process.ts'
import type { PortMethod } from './bot-process.test-kit.ts'
import { expectNoFindings, textsOf } from './bot-world.test-kit.ts'

/**
 * Starts a bot that dies once.
 * @param deadlyMoment moment of the kill: before or after the port has done what it was asked for
 */
async function startSystem(deadlyMoment: { readonly method: PortMethod; readonly when: 'before' | 'after' }) {
  const fake = await startFake()
  const runner = createFakeRunner()
  const port = inProcessPort(runner, { admins: ['1'] })
  const admin = fake.user({ id: 1, name: '관리자' })
  let isArmed = false
  const died = Promise.withResolvers<void>()

  function startProcess() {
    const program = fileURLToPath(new URL('./bot-process.test-kit.ts', import.meta.url))
    const child = fork(program, [fake.token, fake.url], { execArgv: ['--conditions=@stockeye/source'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    child.on('message', ({ id, method, args }: { id: number; method: PortMethod; args: never }) => {
      void serve(child, id, method, args)
    })
    return child
  }

  async function serve(child: ChildProcess, id: number, method: PortMethod, args: never) {
    const isDeadly = isArmed && method === deadlyMoment.method
    if (isDeadly && deadlyMoment.when === 'before') {
      // The kill comes after the next getUpdates: that call must not have confirmed the update in hand.
      const polls = () => fake.calls({ method: 'getUpdates' }).length
      const before = polls()
      while (polls() === before) await (await fetch(fake.url)).text()
      return kill(child)
    }
    const answer = await Reflect.apply(port[method], port, args)
    if (isDeadly) return kill(child)
    // A child that was killed meanwhile receives no answer, and without this listener its error would be unhandled.
    if (child.connected) child.send({ id, answer }, () => undefined)
  }

  async function kill(child: ChildProcess) {
    isArmed = false
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    died.resolve()
  }

  function arm() {
    isArmed = true
  }

  return { fake, runner, admin, startProcess, died: died.promise, arm }
}

it.each([
  { method: 'ensureUser', when: 'before' },
  { method: 'trigger', when: 'before' },
  { method: 'trigger', when: 'after' },
] as const)(
  'runs a job once, and sends one ack, when it is killed $when the call of $method is done',
  async (moment) => {
    const { fake, runner, admin, startProcess, died, arm } = await startSystem(moment)
    startProcess()
    admin.send('/show_schedules')
    await fake.until(() => textsOf(admin).some((text) => text.includes('📅')))

    arm()
    admin.press('▶ 느린 작업')
    await died
    startProcess()
    await fake.until(() => textsOf(admin).some((text) => text.includes('✅ 잡 실행 요청이 접수되었습니다')))
    await fake.until(() => fake.pendingUpdates() === 0)

    expect(runner.runs).toHaveLength(1)
    expect(textsOf(admin).filter((text) => text.includes('접수되었습니다'))).toHaveLength(1)
  },
)

it('runs a typed command once when it is killed after the job was accepted', async () => {
  const { fake, runner, admin, startProcess, died, arm } = await startSystem({ method: 'trigger', when: 'after' })
  startProcess()
  arm()

  admin.send('/trigger_job slow_job')
  await died
  startProcess()
  await fake.until(() => textsOf(admin).some((text) => text.includes('접수되었습니다')))

  expect(runner.runs).toHaveLength(1)
  expectNoFindings(fake)
})

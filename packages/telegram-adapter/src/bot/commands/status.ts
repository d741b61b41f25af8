import type { OpsPort, RunInfo } from '../../ports/ops-port.ts'
import type { BuiltInCommand } from './command.ts'

export const status: BuiltInCommand = {
  name: 'status',
  usage: '/status [run]',
  access: 'admin',
  async run(request, { port, reply, buttons }) {
    const { as, argument, chatId, messages } = request
    if (argument !== '') return void (await reply(request, messages.run(await port.run(as, argument))))
    const health = await port.health(as)
    const active = health.running + health.queued === 0 ? [] : await listActive(port, as)
    const data = buttons.format({ kind: 'command', name: 'undelivered', argument: '' }, chatId)
    const keyboard =
      health.deadDeliveries === 0 || data === undefined
        ? undefined
        : [[{ text: messages.texts.undeliveredButton, callback_data: data }]]
    await reply(request, messages.health(health, active), keyboard)
  },
}

/** Lists the runs that have not ended, of all jobs. */
async function listActive(port: OpsPort, as: string): Promise<readonly RunInfo[]> {
  const jobs = await port.listJobs(as)
  const runs = await Promise.all(jobs.map(({ id }) => port.history(as, id)))
  return runs.flat().filter(({ finishedAt }) => finishedAt === undefined)
}

import type { Clock } from '../clock.ts'
import { OpsRefusedError } from '../errors.ts'
import { texts } from '../messages/ko.ts'
import { type Ack, masterJobId, type OpsPort } from '../ports/ops-port.ts'
import type { Sender } from '../telegram/sender.ts'
import type { Keyboard } from '../telegram/updates.ts'
import type { Audit, AuditEntry } from './audit.ts'
import type { Buttons } from './buttons.ts'
import type { Desk, Request } from './commands/command.ts'
import { commandsFor } from './commands/registry.ts'
import type { Progress } from './progress-notice.ts'

/** The audit could not keep an entry, so nothing was done. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure'
}

export interface ActingDesk extends Desk {
  /** Runs a job without asking: somebody has said yes. */
  runConfirmedJob(request: Request, jobId: string): Promise<void>
}

/** What the commands do, each act after its audit entry. */
export function createDesk({
  port,
  buttons,
  sender,
  progress,
  audit,
  clock,
  dangerous,
}: {
  readonly port: OpsPort
  readonly buttons: Buttons
  readonly sender: Sender
  readonly progress: Progress
  readonly audit: Audit
  readonly clock: Clock
  readonly dangerous: ReadonlySet<string>
}): ActingDesk {
  async function keepEntry(request: Request, act: Pick<AuditEntry, 'action' | 'target' | 'idempotencyKey'>) {
    const { as: telegramId, chatId, updateId } = request
    try {
      await audit({ at: clock.now(), telegramId, chatId, updateId, ...act })
    } catch (error) {
      throw new AuditFailure('the audit entry could not be kept', { cause: error })
    }
  }

  async function trigger(request: Request, action: 'trigger_job' | 'update_master', jobId: string) {
    const { as, chatId, idempotencyKey } = request
    await keepEntry(request, { action, target: jobId, idempotencyKey })
    const wanted = { chatId, idempotencyKey }
    const ack = action === 'update_master' ? await port.updateMaster(as, wanted) : await port.trigger(as, jobId, wanted)
    await tell(request, ack)
  }

  async function tell({ as, chatId }: Request, ack: Ack) {
    const data = buttons.format({ kind: 'cancel', runId: ack.runId }, chatId)
    // The id of a scheduled run that was joined may be too long for a button: `/cancel` takes it.
    const keyboard: Keyboard | undefined =
      data === undefined ? undefined : [[{ text: texts.cancelButton, callback_data: data }]]
    const messageId = await sender.say(chatId, texts.ack(ack), keyboard)
    if (messageId !== undefined) progress.follow({ as, chatId, messageId, ack, keyboard })
  }

  async function ask({ as, chatId }: Request, jobId: string) {
    const job = (await port.listJobs(as)).find(({ id }) => id === jobId)
    const yes = buttons.format({ kind: 'confirm', jobId }, chatId)
    const no = buttons.format({ kind: 'dismiss' }, chatId)
    if (job === undefined || yes === undefined || no === undefined) throw new OpsRefusedError('not_found')
    await sender.say(chatId, texts.confirm(job.name), [
      [
        { text: texts.confirmButton, callback_data: yes },
        { text: texts.dismissButton, callback_data: no },
      ],
    ])
  }

  return {
    port,
    buttons,
    commandsFor,
    say: ({ chatId }, text, keyboard) => sender.say(chatId, text, keyboard),
    runJob: (request, jobId) => (dangerous.has(jobId) ? ask(request, jobId) : trigger(request, 'trigger_job', jobId)),
    updateMaster: (request) =>
      dangerous.has(masterJobId) ? ask(request, masterJobId) : trigger(request, 'update_master', masterJobId),
    runConfirmedJob: (request, jobId) => trigger(request, 'trigger_job', jobId),
    async cancelRun(request, runId) {
      await keepEntry(request, { action: 'cancel_run', target: runId })
      await port.cancel(request.as, runId)
      await sender.say(request.chatId, texts.cancelAsked(await port.run(request.as, runId)))
    },
  }
}

import type { Clock } from '../clock.ts'
import { OpsRefusedError } from '../errors.ts'
import type { Html } from '../messages/html.ts'
import type { Ack, OpsPort } from '../ports/ops-port.ts'
import type { Sender } from '../telegram/sender.ts'
import type { Keyboard } from '../telegram/updates.ts'
import type { Audit, AuditEntry } from './audit.ts'
import type { ButtonAction, Buttons } from './buttons.ts'
import type { CommandContext, CommandRequest } from './commands/command.ts'
import type { Registry } from './commands/registry.ts'
import type { ProgressNotice } from './progress-notice.ts'

/** Error of the audit: it could not keep an entry, so the act was not done. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure'
}

export interface Actions extends CommandContext {
  /** Runs a job without a question: the admin has confirmed it. */
  runConfirmedJob(request: CommandRequest, jobId: string): Promise<void>
}

/** Creates the actions of commands and buttons. Each has its audit entry before it acts: here, or on the other side of a port that keeps the audit. */
export function createActions({
  port,
  buttons,
  sender,
  progressNotice,
  audit,
  clock,
  dangerous,
  registry,
  retried,
  signal,
}: {
  readonly port: OpsPort
  readonly buttons: Buttons
  readonly sender: Sender
  readonly progressNotice: ProgressNotice
  readonly audit: Audit
  readonly clock: Clock
  readonly dangerous: ReadonlySet<string>
  readonly registry: Registry
  readonly retried: CommandContext['retried']
  readonly signal: AbortSignal
}): Actions {
  async function keepEntry(request: CommandRequest, act: Pick<AuditEntry, 'action' | 'target' | 'idempotencyKey'>) {
    const { as: telegramId, chatId, updateId } = request
    try {
      await audit({ at: clock.now(), telegramId, chatId, updateId, ...act })
    } catch (error) {
      throw new AuditFailure('the audit entry could not be kept', { cause: error })
    }
  }

  async function trigger(request: CommandRequest, jobId: string) {
    const { as, chatId, threadId, language, idempotencyKey } = request
    if (!port.keepsAudit) await keepEntry(request, { action: 'trigger_job', target: jobId, idempotencyKey })
    await followRun(request, await port.trigger(as, jobId, { chatId, threadId, language, idempotencyKey }))
  }

  async function followRun(request: CommandRequest, ack: Ack) {
    const { as, chatId, messages } = request
    const data = buttons.format({ kind: 'cancel', runId: ack.runId }, chatId)
    // The id of a scheduled run that was joined may be too long for a button: `/cancel` takes it.
    const keyboard: Keyboard | undefined =
      data === undefined ? undefined : [[{ text: messages.texts.cancelButton, callback_data: data }]]
    const messageId = await sender.send(request, messages.ack(ack), keyboard)
    if (messageId !== undefined) progressNotice.follow({ as, chatId, messages, messageId, ack, keyboard })
  }

  async function askToConfirm(request: CommandRequest, jobId: string) {
    const { as, chatId, messages } = request
    const job = (await port.listJobs(as)).find(({ id }) => id === jobId)
    const yes = buttons.format({ kind: 'confirm', jobId }, chatId)
    if (job === undefined || yes === undefined) throw new OpsRefusedError('not_found')
    await sendQuestion(request, messages.confirm(job.name), { yes, no: { kind: 'dismiss' } })
  }

  async function sendQuestion(
    request: CommandRequest,
    question: Html,
    { yes, no }: { readonly yes: string; readonly no: ButtonAction },
  ) {
    const {
      chatId,
      messages: { texts },
    } = request
    await sender.send(request, question, [
      [
        { text: texts.confirmButton, callback_data: yes },
        { text: texts.dismissButton, callback_data: buttons.format(no, chatId) ?? '' },
      ],
    ])
  }

  return {
    port,
    buttons,
    retried,
    signal,
    findCommand: registry.find,
    commandsFor: registry.commandsFor,
    followRun,
    async askToRun(request, { name, question }) {
      const { chatId, argument, messages } = request
      const yes = buttons.format({ kind: 'confirm-command', name, argument }, chatId)
      if (yes === undefined) await sender.send(request, messages.argumentTooLong())
      else
        await sendQuestion(request, messages.confirmCommand(question), { yes, no: { kind: 'dismiss-command', name } })
    },
    recordCommand: (request, name) =>
      keepEntry(request, {
        action: 'command',
        target: `/${name} ${request.argument}`.trim(),
        idempotencyKey: request.idempotencyKey,
      }),
    reply: (request, text, keyboard) => sender.send(request, text, keyboard),
    replyWithFile: (request, file, text, keyboard) => sender.sendFile(request, file, text, keyboard),
    runJob: (request, jobId) => (dangerous.has(jobId) ? askToConfirm(request, jobId) : trigger(request, jobId)),
    runConfirmedJob: (request, jobId) => trigger(request, jobId),
    async settleDelivery(request, how, deliveryId) {
      if (!port.keepsAudit) await keepEntry(request, { action: how, target: deliveryId })
      await port[how](request.as, deliveryId)
      await sender.send(request, request.messages.deliverySettled(how, deliveryId))
    },
    async cancelRun(request, runId) {
      if (!port.keepsAudit) await keepEntry(request, { action: 'cancel_run', target: runId })
      await port.cancel(request.as, runId)
      await sender.send(request, request.messages.cancelAsked(await port.run(request.as, runId)))
    },
  }
}

export type { Access } from './bot/access.ts'
export type { Audit, AuditEntry } from './bot/audit.ts'
export type { OpsCommand, OpsCommandRequest, OpsQuestion } from './bot/commands/ops-command.ts'
export type { OpsReplyButton, OpsReplyOptions } from './bot/commands/ops-reply.ts'
export { createOpsBot, type OpsBot } from './bot/ops-bot.ts'
export type { OpsBotOptions, WebhookOptions } from './bot/options.ts'
export { type Clock, systemClock } from './clock.ts'
export {
  type AnyOpsError,
  isOpsError,
  OpsError,
  OpsInputError,
  OpsRefusedError,
  OpsStartError,
  OpsTelegramError,
  OpsUnreachableError,
  type ProblemCode,
} from './errors.ts'
export type { OpsLog, OpsLogEntry } from './log.ts'
export { english } from './messages/en.ts'
export { type Html, html } from './messages/html.ts'
export { korean } from './messages/ko.ts'
export type { BuiltInCommandName, OpsTexts } from './messages/texts.ts'
export type { TelegramCompletion } from './notifier/completion.ts'
export { TelegramDeliveryError } from './notifier/delivery-error.ts'
export type { TelegramForm, TelegramFormOf } from './notifier/form.ts'
export { type TelegramNotifier, type TelegramNotifierOptions, telegramNotifier } from './notifier.ts'
export type { HttpFetch } from './ports/api-call.ts'
export type { ApiAccess, ApiRoute, ApiShape } from './ports/contract.ts'
export { type HttpPort, type HttpPortOptions, type HttpPortRequest, httpPort } from './ports/http.ts'
export {
  type InProcessPortOptions,
  inProcessPort,
  type OpsJobRunner,
} from './ports/in-process.ts'
export type {
  Ack,
  DeadDelivery,
  Health,
  JobInfo,
  Json,
  OpsPort,
  OpsUser,
  RunError,
  RunInfo,
  RunProgress,
  RunState,
  TriggerRequest,
} from './ports/ops-port.ts'
export { createTelegram, type Telegram, type TelegramOptions } from './telegram/connection.ts'
export type { TelegramFetch } from './telegram/fetch.ts'

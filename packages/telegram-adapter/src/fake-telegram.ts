export { documentedFloodLimits, type FloodLimits, type Rate } from './fake-telegram/chat/flood-limits.ts'
export { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './fake-telegram/fake-telegram.ts'
export type { FakeGroup } from './fake-telegram/people/group.ts'
export type { FakeUser, PressTarget, SendOptions } from './fake-telegram/people/user.ts'
export type { Fault } from './fake-telegram/server/faults.ts'
export type {
  AccessChange,
  Finding,
  Happening,
  SeenCall,
  Transcript,
  TranscriptEntry,
} from './fake-telegram/transcript/transcript.ts'
export type { CallbackAnswer, Press } from './fake-telegram/updates/callback-queries.ts'
export type {
  WireButton,
  WireChat,
  WireEntity,
  WireFile,
  WireKeyboard,
  WireMessage,
  WireUpdate,
  WireUser,
} from './fake-telegram/wire-types.ts'

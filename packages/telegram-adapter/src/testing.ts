export { documentedFloodLimits, type FloodLimits, type Rate } from './testing/chat/flood-limits.ts'
export { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './testing/fake-telegram.ts'
export type { FakeGroup, FakeUser, PressTarget } from './testing/people.ts'
export type { Fault } from './testing/server/faults.ts'
export type {
  AccessChange,
  Finding,
  Happening,
  SeenCall,
  Transcript,
  TranscriptEntry,
} from './testing/transcript/transcript.ts'
export type { CallbackAnswer, Press } from './testing/updates/callback-queries.ts'
export type {
  WireButton,
  WireChat,
  WireEntity,
  WireFile,
  WireKeyboard,
  WireMessage,
  WireUpdate,
  WireUser,
} from './testing/wire-types.ts'

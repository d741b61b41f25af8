export type { CallbackAnswer, FakeGroup, FakeUser, Press, PressTarget } from './testing/chat/people.ts'
export { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './testing/fake-telegram.ts'
export type { Fault } from './testing/server/faults.ts'
export { documentedFloodLimits, type FloodLimits, type Rate } from './testing/server/flood-limits.ts'
export type {
  AccessChange,
  Finding,
  Happening,
  SeenCall,
  Transcript,
  TranscriptEntry,
} from './testing/transcript/transcript.ts'
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

export { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './fake-telegram.ts'
export type { Fault } from './faults.ts'
export { documentedFloodLimits, type FloodLimits, type Rate } from './flood-limits.ts'
export type { CallbackAnswer, FakeGroup, FakeUser, Press, PressTarget } from './people.ts'
export type { AccessChange, Finding, Happening, SeenCall, Transcript, TranscriptEntry } from './transcript.ts'
export type {
  WireButton,
  WireChat,
  WireEntity,
  WireFile,
  WireKeyboard,
  WireMessage,
  WireUpdate,
  WireUser,
} from './wire.ts'

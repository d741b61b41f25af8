export { type SqliteJournalOptions, sqliteJournal } from './orders/journal/sqlite.ts'
export { type LocalSharingOptions, localSharing } from './realtime/sharing/local.ts'

export { type SqliteJournalOptions, sqliteJournal } from './orders/journal/sqlite.ts'

export { type SqliteStore, type SqliteStoreOptions, sqliteStore } from './stores/sqlite.ts'

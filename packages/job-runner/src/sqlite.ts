export { type SqliteBackendOptions, sqliteBackend } from './backends/sqlite/backend.ts'

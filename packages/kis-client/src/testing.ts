export { type OrderJournalSuiteOptions, testOrderJournal } from './orders/journal/testing/conformance.ts'

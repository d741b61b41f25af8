import { describe } from 'vitest'
import { memoryJournal } from './memory.ts'
import { testOrderJournal } from './testing/conformance.ts'

describe('memoryJournal', () => testOrderJournal(memoryJournal, { restart: false }))

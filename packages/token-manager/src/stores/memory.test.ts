import { describe } from 'vitest'
import { testTokenStore } from '../testing/conformance.ts'
import { memoryStore } from './memory.ts'

describe('memory', () => testTokenStore(memoryStore))

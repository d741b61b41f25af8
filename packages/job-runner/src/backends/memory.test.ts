import { describe } from 'vitest'
import { testBackend } from '../testing/conformance.ts'
import { createMemory, memoryBackend } from './memory.ts'

describe('memory', () => testBackend(() => memoryBackend()))

describe('a memory that backends share', () => {
  const memory = createMemory()
  testBackend(() => memoryBackend({ memory }), {
    // A dead process receives no hint from the others.
    crash: () => void memory.emitter.removeAllListeners('change'),
  })
})

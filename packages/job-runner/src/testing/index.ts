export { testBackend } from './conformance.ts'
export type { BackendSuiteOptions } from './suite.ts'

export { testBackend } from './testing/conformance.ts'
export type { BackendSuiteOptions } from './testing/suite.ts'

export { type BackendSuiteOptions, testBackend } from './conformance.ts'

export { testTokenStore } from './testing/conformance.ts'

export { testTokenStore } from './conformance.ts'
export { type FakeAnswer, type FakeIssuer, type FakeIssuerOptions, fakeIssuer } from './fake-issuer.ts'

export { testTokenStore } from './testing/conformance.ts'
export {
  type FakeAnswer,
  type FakeIssuer,
  type FakeIssuerOptions,
  type FakeIssuerRules,
  fakeIssuer,
} from './testing/fake-issuer.ts'
export { type IssuerServer, serverIssuer, startIssuerServer } from './testing/issuer-server.ts'

export { testTokenStore } from './conformance.ts'
export {
  type FakeAnswer,
  type FakeIssuer,
  type FakeIssuerOptions,
  type FakeIssuerRules,
  fakeIssuer,
} from './fake-issuer.ts'
export { type IssuerServer, serverIssuer, startIssuerServer } from './issuer-server.ts'

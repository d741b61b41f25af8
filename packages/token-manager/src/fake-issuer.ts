export {
  type FakeAnswer,
  type FakeIssuer,
  type FakeIssuerOptions,
  type FakeIssuerRules,
  fakeIssuer,
} from './fake-issuer/fake-issuer.ts'
export {
  type IssuerServer,
  type ServerIssuerOptions,
  serverIssuer,
  startIssuerServer,
} from './fake-issuer/issuer-server.ts'

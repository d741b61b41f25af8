export { type OAuthFetch, type OAuthIssuerOptions, oauthIssuer } from './oauth/issuer.ts'

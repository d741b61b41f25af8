// Written by scripts/generate.ts from catalog/rest.json. Not edited by hand: run `pnpm generate`.

import type { Endpoint } from '../endpoint.ts'

export interface AuthTokenInput {
  /** 권한부여 Type · sent as client_credentials when left out */
  readonly grant_type?: string
  /** 앱키 */
  readonly appkey: string
  /** 앱시크릿키 */
  readonly appsecret: string
}

export interface AuthTokenAnswer {
  /** 접근토큰 */
  readonly access_token?: string
  /** 접근토큰유형 */
  readonly token_type?: string
  /** 접근토큰유효기간_초 */
  readonly expires_in?: string
  /** 접근토큰유효기간_일시표시 */
  readonly access_token_token_expired?: string
}

/**
 * 접근토큰발급 · no document id
 *
 * It has no TR id: `call` does not take it.
 */
export const authToken: Endpoint<AuthTokenInput, AuthTokenAnswer, never> = {
  id: 'auth/auth-token',
  method: 'POST',
  path: '/oauth2/tokenP',
  trIds: [],
  fields: { grant_type: { value: 'client_credentials' }, appkey: 'required', appsecret: 'required' },
  blocks: {
    $root: { kind: 'object', fields: ['access_token', 'token_type', 'expires_in', 'access_token_token_expired'] },
  },
}

export interface AuthWsTokenInput {
  /** 권한부여 Type · sent as client_credentials when left out */
  readonly grant_type?: string
  /** 고객 앱Key */
  readonly appkey: string
  /** 고객 앱Secret */
  readonly secretkey: string
  /** 접근토큰 */
  readonly token?: string
}

export interface AuthWsTokenAnswer {
  /** 응답코드 */
  readonly code?: string
  /** 응답메세지 */
  readonly message?: string
  /** 웹소켓접속키 */
  readonly approval_key?: string
}

/**
 * 실시간 (웹소켓) 접속키 발급 · no document id
 *
 * It has no TR id: `call` does not take it.
 */
export const authWsToken: Endpoint<AuthWsTokenInput, AuthWsTokenAnswer, never> = {
  id: 'auth/auth-ws-token',
  method: 'POST',
  path: '/oauth2/Approval',
  trIds: [],
  fields: { grant_type: { value: 'client_credentials' }, appkey: 'required', secretkey: 'required', token: 'absent' },
  blocks: { $root: { kind: 'object', fields: ['code', 'message', 'approval_key'] } },
}

export type HashkeyInput = Readonly<Record<string, string>>

export interface HashkeyAnswer {
  /** 해쉬키 */
  readonly HASH?: string
}

/**
 * 해쉬키생성 · no document id
 *
 * It has no TR id: `call` does not take it.
 * Body: the JSON body of the order that will carry the hashkey header.
 * Gone from the portal's list of 2026-09-11.
 * Warning: no longer in the portal's list of 2026-09-11; the header is optional.
 */
export const hashkey: Endpoint<HashkeyInput, HashkeyAnswer, never> = {
  id: 'auth/hashkey',
  method: 'POST',
  path: '/uapi/hashkey',
  trIds: [],
  fields: {},
  blocks: { $root: { kind: 'object', fields: ['HASH'] } },
}

export interface RevokeTokenInput {
  /** 앱키 */
  readonly appkey: string
  /** 앱시크릿키 */
  readonly appsecret: string
  /** 접근토큰 */
  readonly token: string
}

export interface RevokeTokenAnswer {
  /** 응답코드 · portal only */
  readonly code?: string
  /** 응답메세지 · portal only */
  readonly message?: string
}

/**
 * 토큰폐기 · no document id
 *
 * It has no TR id: `call` does not take it.
 */
export const revokeToken: Endpoint<RevokeTokenInput, RevokeTokenAnswer, never> = {
  id: 'auth/revoke-token',
  method: 'POST',
  path: '/oauth2/revokeP',
  trIds: [],
  fields: { appkey: 'required', appsecret: 'required', token: 'required' },
  blocks: { $root: { kind: 'object', fields: ['code', 'message'] } },
}

// Written by scripts/generate.ts from catalog/codes.json. Not edited by hand: run `pnpm generate`.

/**
 * Subject of a code.
 *
 * - `ok`: no error
 * - `token`: token or approval key no longer good
 * - `auth`: credentials or their form
 * - `permission`: not allowed
 * - `rate`: too fast
 * - `input`: call is wrong
 * - `server`: failure on their side
 * - `unknown-outcome`: the order may have been taken
 * - `session`: another session holds the key
 * - `subscription`: state of a subscription
 * - `market-closed`: outside trading hours
 * - `business`: account or position does not allow it
 */
export type KisCodeKind = 'ok' | 'token' | 'auth' | 'permission' | 'rate' | 'input' | 'server' | 'unknown-outcome' | 'session' | 'subscription' | 'market-closed' | 'business'

/**
 * Step that may follow a code; no automatic repeat of any order call; after a timeout, a dropped connection or kind unknown-outcome ask for the order list first.
 *
 * - `no`: do not repeat
 * - `fix`: repeat only after a change
 * - `wait`: back off, then repeat queries; never repeat an order by itself
 * - `refresh`: one new token or key, then once more
 * - `check`: query: repeat after a pause; order: look it up first
 */
export type KisRetry = 'no' | 'fix' | 'wait' | 'refresh' | 'check'

/** Code of KIS, with its meaning. */
export interface KisCode {
  /** Meaning in a few English words. KIS's own text, which is Korean, is in the message of an error. */
  readonly label: string
  /** Subject of the code. */
  readonly kind: KisCodeKind
  /** Whether, and after what, the call may be repeated. */
  readonly retry: KisRetry
  /**
   * Outcome of an order that KIS answered with the code, where it is another one than that of a read.
   *
   * - `unknown`: a refusal of a read, but no capture shows what became of an order that it answered
   */
  readonly order?: 'unknown'
}

/** The codes of `msg_cd` that are known: a refusal may come with HTTP 500 and a JSON body; read msg_cd before the status. */
export const kisCodes: Readonly<Record<string, KisCode>> = {
  '40100000': { label: 'paper trading: not a business day', kind: 'market-closed', retry: 'no' },
  EGW00001: { label: 'temporary gateway error', kind: 'server', retry: 'wait' },
  EGW00002: { label: 'gateway server error', kind: 'server', retry: 'wait' },
  EGW00003: { label: 'access denied', kind: 'permission', retry: 'no' },
  EGW00004: { label: 'no right for this call', kind: 'permission', retry: 'no' },
  EGW00101: { label: 'invalid request', kind: 'input', retry: 'fix' },
  EGW00102: { label: 'app key missing', kind: 'auth', retry: 'fix' },
  EGW00103: { label: 'app key invalid', kind: 'auth', retry: 'fix' },
  EGW00104: { label: 'app secret missing', kind: 'auth', retry: 'fix' },
  EGW00105: { label: 'app secret invalid', kind: 'auth', retry: 'fix' },
  EGW00106: { label: 'redirect uri missing or wrong', kind: 'auth', retry: 'fix' },
  EGW00107: { label: 'redirect uri missing or wrong', kind: 'auth', retry: 'fix' },
  EGW00108: { label: 'service type invalid', kind: 'auth', retry: 'fix' },
  EGW00109: { label: 'scope invalid', kind: 'auth', retry: 'fix' },
  EGW00110: { label: 'scope invalid', kind: 'auth', retry: 'fix' },
  EGW00111: { label: 'state invalid', kind: 'auth', retry: 'fix' },
  EGW00112: { label: 'grant invalid', kind: 'auth', retry: 'fix' },
  EGW00113: { label: 'response type missing or wrong', kind: 'auth', retry: 'fix' },
  EGW00114: { label: 'response type missing or wrong', kind: 'auth', retry: 'fix' },
  EGW00115: { label: 'grant type missing or wrong', kind: 'auth', retry: 'fix' },
  EGW00116: { label: 'grant type missing or wrong', kind: 'auth', retry: 'fix' },
  EGW00117: { label: 'token type not supported', kind: 'auth', retry: 'fix' },
  EGW00118: { label: 'code invalid', kind: 'token', retry: 'refresh' },
  EGW00119: { label: 'code not found', kind: 'token', retry: 'refresh' },
  EGW00120: { label: 'code expired', kind: 'token', retry: 'refresh' },
  EGW00121: { label: 'token invalid', kind: 'token', retry: 'refresh' },
  EGW00122: { label: 'token not found', kind: 'token', retry: 'refresh' },
  EGW00123: { label: 'token expired', kind: 'token', retry: 'refresh' },
  EGW00124: { label: 'session key missing or invalid', kind: 'auth', retry: 'fix' },
  EGW00125: { label: 'session key missing or invalid', kind: 'auth', retry: 'fix' },
  EGW00126: { label: 'session key expired', kind: 'auth', retry: 'fix' },
  EGW00127: { label: 'corporate number invalid', kind: 'input', retry: 'fix' },
  EGW00128: { label: 'account number invalid', kind: 'input', retry: 'fix' },
  EGW00129: { label: 'HTS id invalid', kind: 'input', retry: 'fix' },
  EGW00130: { label: 'user invalid', kind: 'input', retry: 'fix' },
  EGW00131: { label: 'hash key invalid', kind: 'input', retry: 'fix' },
  EGW00132: { label: 'content type invalid', kind: 'input', retry: 'fix' },
  EGW00133: { label: 'token issued too often (once a minute)', kind: 'rate', retry: 'wait' },
  EGW00201: { label: 'per-second limit exceeded', kind: 'rate', retry: 'wait' },
  EGW00202: { label: 'gateway routing error', kind: 'server', retry: 'wait' },
  EGW00203: { label: 'OPS routing error', kind: 'server', retry: 'wait' },
  EGW00204: { label: 'internal gateway error', kind: 'server', retry: 'wait' },
  EGW00205: { label: 'credentials type invalid', kind: 'auth', retry: 'fix' },
  EGW00206: { label: 'no permission for this API', kind: 'permission', retry: 'no' },
  EGW00207: { label: 'address not allowed', kind: 'permission', retry: 'no' },
  EGW00208: { label: 'customer type invalid', kind: 'input', retry: 'fix' },
  EGW00209: { label: 'sequence number invalid', kind: 'input', retry: 'fix' },
  EGW00210: { label: 'paper trading not for corporations', kind: 'permission', retry: 'no' },
  EGW00211: { label: 'customer name invalid', kind: 'input', retry: 'fix' },
  EGW00212: { label: 'phone number invalid', kind: 'input', retry: 'fix' },
  EGW00213: { label: 'company name invalid; also seen for a TR id not offered in paper', kind: 'input', retry: 'fix' },
  EGW00215: { label: 'per-second limit of account ledger calls', kind: 'rate', retry: 'wait' },
  EGW00300: { label: 'routing error', kind: 'server', retry: 'wait' },
  EGW00301: { label: 'connection timeout', kind: 'unknown-outcome', retry: 'check' },
  EGW00302: { label: 'transaction timeout', kind: 'unknown-outcome', retry: 'check' },
  EGW00303: { label: 'address not allowed', kind: 'permission', retry: 'no' },
  EGW00304: { label: 'customer key invalid', kind: 'auth', retry: 'fix' },
  EGW02004: { label: 'key of paper trading on the real host', kind: 'auth', retry: 'fix' },
  EGW02006: { label: 'TR id of real trading on the paper host', kind: 'input', retry: 'fix' },
  IGW00009: { label: 'reply could not be built; in paper trading: not offered', kind: 'permission', retry: 'no', order: 'unknown' },
  IGW00019: { label: 'check the order type', kind: 'input', retry: 'fix', order: 'unknown' },
  IGW00027: { label: 'market closed', kind: 'market-closed', retry: 'no' },
  OPSQ0001: { label: 'preprocessing failed', kind: 'server', retry: 'check' },
  OPSQ0002: { label: 'no such service', kind: 'input', retry: 'fix' },
  OPSQ0003: { label: 'call failed', kind: 'server', retry: 'check' },
  OPSQ0004: { label: 'postprocessing failed', kind: 'unknown-outcome', retry: 'check' },
  OPSQ0005: { label: 'postprocessing failed', kind: 'unknown-outcome', retry: 'check' },
  OPSQ0006: { label: 'postprocessing failed', kind: 'unknown-outcome', retry: 'check' },
  OPSQ0007: { label: 'header setting failed', kind: 'server', retry: 'check' },
  OPSQ0008: { label: 'backend send failed', kind: 'unknown-outcome', retry: 'check' },
  OPSQ0009: { label: 'backend receive failed', kind: 'unknown-outcome', retry: 'check' },
  OPSQ0010: { label: 'resource error', kind: 'server', retry: 'check' },
  OPSQ0011: { label: 'resource error', kind: 'server', retry: 'check' },
  OPSQ1002: { label: 'session connection failed', kind: 'server', retry: 'check' },
  OPSQ2000: { label: 'account number invalid', kind: 'input', retry: 'fix' },
  OPSQ2001: { label: 'market division code invalid or a request field missing', kind: 'input', retry: 'fix' },
  OPSQ2002: { label: 'field length invalid', kind: 'input', retry: 'fix' },
  OPSQ2003: { label: 'internal input error', kind: 'input', retry: 'fix' },
  OPSQ3001: { label: 'internal error', kind: 'server', retry: 'check' },
  OPSQ3002: { label: 'internal error', kind: 'server', retry: 'check' },
  OPSQ3004: { label: 'internal error', kind: 'server', retry: 'check' },
  OPSQ9995: { label: 'body error', kind: 'input', retry: 'fix' },
  OPSQ9996: { label: 'header error', kind: 'input', retry: 'fix' },
  OPSQ9997: { label: 'JSON error', kind: 'input', retry: 'fix' },
  OPSQ9998: { label: 'sequence number error', kind: 'input', retry: 'fix' },
  OPSQ9999: { label: 'tr_id missing', kind: 'input', retry: 'fix' },
  OPSP0000: { label: 'subscribed', kind: 'ok', retry: 'no' },
  OPSP0001: { label: 'unsubscribed', kind: 'ok', retry: 'no' },
  OPSP0002: { label: 'already subscribed', kind: 'subscription', retry: 'no' },
  OPSP0003: { label: 'unsubscribe: not subscribed', kind: 'subscription', retry: 'no' },
  OPSP0007: { label: 'internal error', kind: 'server', retry: 'wait' },
  OPSP0008: { label: 'too many subscriptions', kind: 'subscription', retry: 'no' },
  OPSP0009: { label: 'send failed', kind: 'server', retry: 'wait' },
  OPSP0010: { label: 'app key warning', kind: 'auth', retry: 'fix' },
  OPSP0011: { label: 'approval key not found', kind: 'token', retry: 'refresh' },
  OPSP8991: { label: 'tr_id invalid', kind: 'input', retry: 'fix' },
  OPSP8992: { label: 'tr_key invalid', kind: 'input', retry: 'fix' },
  OPSP8993: { label: 'tr_key error', kind: 'input', retry: 'fix' },
  OPSP8994: { label: 'personal secret key error', kind: 'auth', retry: 'fix' },
  OPSP8995: { label: 'app secret error', kind: 'auth', retry: 'fix' },
  OPSP8996: { label: 'app key already in use by another session', kind: 'session', retry: 'no' },
  OPSP8997: { label: 'tr_type error', kind: 'input', retry: 'fix' },
  OPSP8998: { label: 'customer type error', kind: 'input', retry: 'fix' },
  OPSP8999: { label: 'resource error', kind: 'server', retry: 'wait' },
  OPSP9990: { label: 'tr_key missing', kind: 'input', retry: 'fix' },
  OPSP9991: { label: 'input error', kind: 'input', retry: 'fix' },
  OPSP9992: { label: 'body error', kind: 'input', retry: 'fix' },
  OPSP9993: { label: 'internal error', kind: 'server', retry: 'wait' },
  OPSP9994: { label: 'app key error', kind: 'auth', retry: 'fix' },
  OPSP9995: { label: 'resource error', kind: 'server', retry: 'wait' },
  OPSP9996: { label: 'app key error', kind: 'auth', retry: 'fix' },
  OPSP9997: { label: 'customer type error', kind: 'input', retry: 'fix' },
  OPSP9998: { label: 'header error', kind: 'input', retry: 'fix' },
  OPSP9999: { label: 'JSON error', kind: 'input', retry: 'fix' },
  APBK0013: { label: 'order accepted', kind: 'ok', retry: 'no' },
  APBK0400: { label: 'quantity above what is available: too few held, or locked by another order', kind: 'business', retry: 'no' },
  APBK0506: { label: 'price off the tick grid', kind: 'input', retry: 'fix' },
  APBK0656: { label: 'no such symbol', kind: 'input', retry: 'fix' },
  APBK0918: { label: 'hours, cash, shares or order type; only the text of the message says which', kind: 'business', retry: 'no' },
  APBK0919: { label: 'contested: market closed or shortage; read the text', kind: 'market-closed', retry: 'no' },
  APBK0952: { label: 'buying power exceeded', kind: 'business', retry: 'no' },
  APBK0955: { label: 'quantity or price invalid', kind: 'input', retry: 'fix' },
  APBK1234: { label: 'holdings too small', kind: 'business', retry: 'no' },
  APBK1269: { label: 'order type not offered overseas', kind: 'input', retry: 'fix' },
  APBK1507: { label: 'overseas price of zero', kind: 'input', retry: 'fix' },
  APBK1664: { label: 'overseas market closed (one source disagrees)', kind: 'market-closed', retry: 'no' },
  APAM3099: { label: 'market closed', kind: 'market-closed', retry: 'no' },
  MCA00000: { label: 'normal', kind: 'ok', retry: 'no' },
  MCA00124: { label: 'not offered in paper trading', kind: 'permission', retry: 'no', order: 'unknown' },
  MCA05918: { label: 'symbol code error', kind: 'input', retry: 'fix' },
  KIER3672: { label: 'outside the hours of reserved orders', kind: 'market-closed', retry: 'no' },
  KIOK0000: { label: 'normal', kind: 'ok', retry: 'no' },
}

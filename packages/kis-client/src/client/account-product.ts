/**
 * Returns whether an account of that product may call an endpoint about accounts. A product that is not listed here is
 * not restricted: KIS refuses what it lacks. So is 01 (종합계좌), which has shares at home and abroad, and bonds.
 *
 * - 03 (국내선물옵션) and 08 (해외선물옵션) have futures and options of one side each.
 * - 22 (개인연금) holds nothing abroad: the law allows a pension savings account only what is listed in Korea.
 * - 29 (퇴직연금) has endpoints of its own, `pension-inquire-*`. KIS documents none that orders.
 *
 * @see catalog/protocol.json accountProducts; KIS portal, group 퇴직연금 of domestic-stock, read 2026-09-20
 */
export function isOffered(endpoint: string, product: string): boolean {
  const [category = '', name = ''] = endpoint.split('/')
  const isPension = name.startsWith('pension-')
  switch (product) {
    case '03':
      return category === 'domestic-futureoption'
    case '08':
      return category === 'overseas-futureoption'
    case '22':
      return (category === 'domestic-stock' && !isPension) || category === 'domestic-bond'
    case '29':
      return category === 'domestic-stock' && isPension
    default:
      return true
  }
}

/** Returns whether the account of that product holds shares abroad. */
export const holdsAbroad = (product: string): boolean => isOffered('overseas-stock/inquire-balance', product)

/** Returns whether the account of that product orders shares: one of futures and options alone does not. */
export const ordersShares = (product: string): boolean => isOffered('domestic-stock/inquire-daily-ccld', product)

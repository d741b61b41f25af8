import type { FileStop, PresetFile } from './file-schema.ts'
import type { Params } from './params.ts'
import type { Unsupported } from './unsupported.ts'

/** Stops of a preset, in percent, for the risk rules of the trader. A stop that is not enabled is left out. */
export interface PresetRisk {
  /** Loss since the purchase at which to sell. */
  readonly stopLossPercent?: number
  /** Gain since the purchase at which to sell. */
  readonly takeProfitPercent?: number
  /** Fall from the highest price since the purchase at which to sell. */
  readonly trailingStopPercent?: number
}

/**
 * Returns the stops of a preset.
 *
 * @throws {Error} an enabled stop has no percentage above 0 and up to 100
 */
export function readRisk(risk: PresetFile['risk'], params: Params, unsupported: Unsupported): PresetRisk {
  unsupported.addUnknown('risk.', risk, ['stop_loss', 'take_profit', 'trailing_stop', 'max_position_size'])
  if (risk?.max_position_size != null)
    unsupported.add('risk.max_position_size', 'is not supported; the risk rules of the trader set the size')
  const percent = (name: string, stop: FileStop | null | undefined) =>
    readPercent(`risk.${name}`, stop, params, unsupported)
  const stopLossPercent = percent('stop_loss', risk?.stop_loss)
  const takeProfitPercent = percent('take_profit', risk?.take_profit)
  const trailingStopPercent = percent('trailing_stop', risk?.trailing_stop)
  return {
    ...(stopLossPercent !== undefined && { stopLossPercent }),
    ...(takeProfitPercent !== undefined && { takeProfitPercent }),
    ...(trailingStopPercent !== undefined && { trailingStopPercent }),
  }
}

function readPercent(
  path: string,
  stop: FileStop | null | undefined,
  params: Params,
  unsupported: Unsupported,
): number | undefined {
  unsupported.addUnknown(`${path}.`, stop, ['enabled', 'percent'])
  if (stop?.enabled !== true) return undefined
  const percent = params.number(`${path}.percent`, stop.percent)
  if (percent === undefined || percent <= 0 || percent > 100)
    throw new Error(
      `${path}.percent: ${JSON.stringify(stop.percent)} is not a percentage; use a number above 0 and up to 100`,
    )
  return percent
}

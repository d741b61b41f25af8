import * as z from 'zod'

const condition = z.looseObject({
  indicator: z.string().nullish(),
  operator: z.string().nullish(),
  compare_to: z.union([z.string(), z.number()]).nullish(),
  value: z.union([z.string(), z.number()]).nullish(),
  output: z.string().nullish(),
  compare_output: z.string().nullish(),
  compare_scalar: z.number().nullish(),
  compare_operation: z.string().nullish(),
  candlestick: z.string().nullish(),
  signal: z.string().nullish(),
})

const group = z.looseObject({
  logic: z.enum(['AND', 'OR']).nullish(),
  conditions: z.array(condition).min(1, 'has no condition; name at least one'),
})

const stop = z.looseObject({ enabled: z.boolean().nullish(), percent: z.union([z.string(), z.number()]).nullish() })

const file = z.looseObject({
  version: z
    .string()
    .regex(/^1(\.\d+)*$/, 'is not a version that is known; use "1.0"')
    .nullish(),
  metadata: z.looseObject({ name: z.string() }),
  strategy: z.looseObject({
    id: z.string().min(1),
    category: z.string().nullish(),
    params: z.record(z.string(), z.looseObject({ default: z.unknown() })).nullish(),
    indicators: z
      .array(
        z.looseObject({
          id: z.string(),
          alias: z.string().nullish(),
          name: z.string().nullish(),
          params: z.record(z.string(), z.unknown()).nullish(),
          output: z.string().nullish(),
        }),
      )
      .nullish(),
    candlesticks: z.array(z.looseObject({ id: z.string(), alias: z.string().nullish() })).nullish(),
    entry: group,
    exit: group,
  }),
  risk: z
    .looseObject({
      stop_loss: stop.nullish(),
      take_profit: stop.nullish(),
      trailing_stop: stop.nullish(),
      max_position_size: z.number().nullish(),
    })
    .nullish(),
})

/** Preset as it is in its file. Fields that are not in the schema are kept, so that they can be named. */
export type PresetFile = z.infer<typeof file>
/** Condition as it is in the file. */
export type FileCondition = z.infer<typeof condition>
/** Conditions of the entry or the exit, as they are in the file. */
export type FileGroup = z.infer<typeof group>
/** Stop of the risk section, as it is in the file. */
export type FileStop = z.infer<typeof stop>

/**
 * Reads the shape of a preset.
 *
 * @throws {Error} the document has not the shape of a preset; a line `field: reason` for each finding
 */
export function readShape(document: unknown): PresetFile {
  const parsed = file.safeParse(document)
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map(({ path, message }) => `${formatPath(path)}: ${message}`).join('\n'))
}

/** Returns a path as `strategy.indicators[0].id`. */
const formatPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1) || 'preset'

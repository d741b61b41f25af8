import { assert, describe, it } from 'vitest'

/**
 * Runs the suite if the machine has what it needs. Otherwise prints a line that it is skipped, or adds a test that fails
 * where `STOCKEYE_REQUIRE_ALL` is set.
 *
 * @param missing what the machine lacks, such as `redis-server`; undefined if it lacks nothing
 */
export function describeWhere(name: string, missing: string | undefined, suite: () => void): void {
  if (missing === undefined) return void describe(name, suite)
  const line = `${name} is not tested: this machine has no ${missing}`
  if (process.env['STOCKEYE_REQUIRE_ALL']) it(`finds ${missing}`, () => assert.fail(line))
  else describe.skip(line, suite)
  console.warn(line)
}

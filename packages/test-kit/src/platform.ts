import { onTestFinished } from 'vitest'

/** Makes the process name another system as its own until the test ends. What Node itself does stays that of this system. */
export function pretendPlatform(platform: NodeJS.Platform): void {
  const own = process.platform
  Object.defineProperty(process, 'platform', { value: platform })
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: own }))
}

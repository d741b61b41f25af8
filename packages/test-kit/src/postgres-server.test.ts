import { expect, it, onTestFinished } from 'vitest'
import { describePostgres, startPostgres } from './postgres-server.ts'

describePostgres('startPostgres', () => {
  it('keeps a commit across a kill -9, and makes databases that are empty', async () => {
    const server = await startPostgres()
    onTestFinished(() => server.close())
    server.query('CREATE TABLE kept (number INTEGER); INSERT INTO kept VALUES (7)')

    await server.stop('SIGKILL')
    await server.restart()

    expect(server.query('SELECT number FROM kept')).toBe('7')
    expect(server.query('SHOW fsync')).toBe('on')
    expect(server.createDatabase()).not.toBe(server.createDatabase())
  })
})

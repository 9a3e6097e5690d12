import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../../tests/support/postgres.ts';

describeOnEachStore('users over HTTP', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;
  let national: Record<string, string>;
  let regional: Record<string, string>;
  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    service = await createFixtureService({ count: 5, databaseUrl: await server?.createDatabase() });
    national = await service.headers('admin');
    regional = await service.headers('admin', { name: 'regional', provinces: ['32', '33'] });
  });
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  const post = (payload: object, headers: Record<string, string>) => service.app.inject({ method: 'POST', url: '/users', payload, headers });
  const patch = (name: string, payload: object, headers: Record<string, string>) => service.app.inject({ method: 'PATCH', url: `/users/${name}`, payload, headers });

  test('an admin with a scope widens nobody’s beyond it, their own neither', async () => {
    for (const provinces of [null, ['31'], ['32', '31'], ['Banten']])
      expect([provinces, (await patch('regional', { provinces }, regional)).json().code]).toEqual([provinces, 'SCOPE_EXCEEDED']);
    expect((await service.store.users.findByName('regional'))?.provinces).toEqual(['32', '33']);
    for (const provinces of [undefined, null, ['31'], ['33', 'DKI Jakarta']])
      expect([provinces, (await post({ username: 'widened', role: 'auditor', provinces }, regional)).json().code]).toEqual([provinces, 'SCOPE_EXCEEDED']);
    expect(await service.store.users.findByName('widened')).toBeUndefined();
    expect((await post({ username: 'bandung', role: 'admin', provinces: ['32'] }, regional)).statusCode).toBe(201);
    expect((await patch('bandung', { provinces: ['32', '33'] }, regional)).statusCode).toBe(200);
  });

  test('an admin with a scope takes over no user whose scope is wider: no password, role, link or leave to log in', async () => {
    await post({ username: 'pusat', role: 'auditor', provinces: null }, national);
    await post({ username: 'banten', role: 'auditor', provinces: ['36'] }, national);
    for (const name of ['pusat', 'banten'])
      for (const changes of [{ password: 'kata-sandi-baru' }, { role: 'admin' }, { subject: 'idp|me' }, { disabled: true }, { provinces: ['32'] }, {}])
        expect([name, changes, (await patch(name, changes, regional)).statusCode]).toEqual([name, changes, 403]);
    expect(await service.store.users.findByName('pusat')).toMatchObject({ role: 'auditor', subject: null, disabledAt: null, provinces: null });
  });

  test('provinces are given by code or by name, and kept as codes, each once', async () => {
    const made = (await post({ username: 'jawa', role: 'auditor', provinces: ['jawa barat', '33', ' Central  Java', 'JATIM'] }, national)).json();
    expect(made.data.provinces).toEqual(['32', '33', '35']);
    expect((await patch('jawa', { provinces: ['DI Yogyakarta'] }, national)).json().data.provinces).toEqual(['34']);
    for (const unknown of ['Jawa', 'Sumatera', 'Jawa Baru', '3', '321', '']) {
      const { errors } = (await patch('jawa', { provinces: [unknown] }, national)).json();
      expect(errors).toMatchObject([{ field: 'provinces.0', accepted: expect.stringContaining('32') }]);
    }
  });

  test('a password of few characters again and again, of spaces or of control characters is refused, and the answer says what is taken', async () => {
    for (const password of ['a'.repeat(32), ' '.repeat(20), 'ab'.repeat(10), '\u200b'.repeat(20), '\t'.repeat(20), `kata-sandi\u0000-utama`, 'pendek', `x${' '.repeat(30)}y`]) {
      const { status, errors } = (await post({ username: 'lemah', role: 'auditor', password }, national)).json();
      expect([password, status, errors]).toEqual([password, 400, [{ field: 'password', accepted: expect.stringMatching(/12.*200.*5/) }]]);
      expect((await patch('jawa', { password }, national)).statusCode).toBe(400);
    }
    for (const password of ['kata sandi yang panjang', 'Пароль-из-букв', '正確的馬電池釘書機訂書針一二']) expect((await patch('jawa', { password }, national)).statusCode).toBe(200);
  });

  test('a name alike but for case is taken, and is the same user in an address', async () => {
    expect((await post({ username: 'Regional', role: 'admin', provinces: ['32'] }, regional)).json()).toMatchObject({ status: 409, code: 'USER_EXISTS' });
    expect((await patch('REGIONAL', { provinces: null }, regional)).json().code).toBe('SCOPE_EXCEEDED');
    expect((await patch('BANDUNG', { role: 'auditor' }, regional)).json().data).toMatchObject({ username: 'bandung', role: 'auditor' });
  });

  test('one who logs in at the identity provider alone gets no password', async () => {
    const made = (await post({ username: 'sso', role: 'auditor', subject: 'idp|sso' }, national)).json().data;
    expect(made).toMatchObject({ subject: 'idp|sso' });
    expect(made.password).toBeUndefined();
    expect((await post({ username: 'sso2', role: 'auditor', subject: 'idp|sso' }, national)).json()).toMatchObject({ status: 409, code: 'SUBJECT_TAKEN' });
  });
});

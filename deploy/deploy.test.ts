import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { configSchema, loadConfig } from '#config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

import { type FixtureService, createFixtureService } from '../tests/support/fixture-service.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

const secrets = { JWT_SECRET: 'zq8Yk2LrV5tN7wXcB3mF9pHd4sGj6eUa', IDENTIFIER_SALT: 'zq8Yk2LrV5tN7wXc', AUDIT_KEY: 'B3mF9pHd4sGj6eUazq8Yk2LrV5tN7wXc', DATABASE_URL: 'postgres://casemind:word@postgres/casemind' };

const composeSchema = z.object({
  services: z.record(z.string(), z.object({ image: z.string(), environment: z.record(z.string(), z.string()).optional(), build: z.object({ context: z.string(), dockerfile: z.string() }).optional(), volumes: z.array(z.string()).optional(), depends_on: z.unknown().optional() })),
  volumes: z.record(z.string(), z.unknown()),
});
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const deploymentSchema = z.object({
  kind: z.literal('Deployment'),
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        containers: z.tuple([z.object({ ports: z.array(z.object({ name: z.string(), containerPort: z.number() })), env: z.array(z.object({ name: z.string(), value: z.string() })), readinessProbe: probe, livenessProbe: probe, volumeMounts: z.array(z.object({ name: z.string() })) })]),
        volumes: z.array(z.object({ name: z.string() })),
      }),
    }),
  }),
});
const serviceSchema = z.object({ kind: z.literal('Service'), spec: z.object({ selector: z.record(z.string(), z.string()), ports: z.array(z.object({ targetPort: z.string() })) }) });

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({ count: 1 });
});
afterAll(() => service?.close());

/** Production as these settings have it. */
function configOf(settings: Readonly<Record<string, string>>): ReturnType<typeof loadConfig> {
  for (const name of Object.keys(settings)) expect(Object.keys(configSchema.shape)).toContain(name);
  return loadConfig({ ...secrets, ...settings });
}

describe('compose.yaml', () => {
  const { services, volumes } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
  const replicas = Object.entries(services).filter(([, { image }]) => image === 'casemind');

  test('runs replicas in production by settings that there are, from an image whose file is there', () => {
    expect(replicas).toHaveLength(3);
    for (const [, { environment = {}, build }] of replicas) {
      expect(configOf(environment)).toMatchObject({ CASEMIND_MODE: 'production', CASEMIND_HOME: '/data', PORT: 8080, SHUTDOWN_DELAY_SECONDS: 2 });
      expect(existsSync(join(import.meta.dirname, build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
    }
  });

  test('names the replicas that nginx.conf sends to, and volumes and files that there are', () => {
    const sent = [...read('nginx.conf').matchAll(/^ *server (replica-\d):8080 /gm)].map(([, name]) => name);
    expect(sent).toEqual(replicas.map(([name]) => name));
    for (const { volumes: mounted = [] } of Object.values(services)) for (const [from = ''] of mounted.map((volume) => volume.split(':'))) expect(from.startsWith('.') ? existsSync(join(import.meta.dirname, from)) : from in volumes).toBe(true);
  });
});

describe('kubernetes.yaml', () => {
  const [deployment, balancing] = parseAllDocuments(read('kubernetes.yaml')).map((document): unknown => document.toJS());
  const { selector, template } = deploymentSchema.parse(deployment).spec;
  const [container] = template.spec.containers;

  test('runs production by settings that there are, and leaves the service time to end', () => {
    const config = configOf(Object.fromEntries(container.env.map(({ name, value }) => [name, value])));
    expect(config).toMatchObject({ CASEMIND_MODE: 'production', HOST: '0.0.0.0' });
    expect(container.ports).toEqual([{ name: 'http', containerPort: config.PORT }]);
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(config.SHUTDOWN_DELAY_SECONDS + 5);
  });

  test('asks addresses of the service whether it is ready and lives', async () => {
    const probes = [container.readinessProbe, container.livenessProbe].map(({ httpGet }) => httpGet);
    expect(probes).toEqual([{ path: '/readyz', port: 'http' }, { path: '/healthz', port: 'http' }]);
    for (const { path } of probes) expect((await service.app.inject(path)).statusCode).toBe(200);
  });

  test('selects what it labels, and mounts volumes that it names', () => {
    const { spec } = serviceSchema.parse(balancing);
    expect([selector.matchLabels, spec.selector]).toEqual([template.metadata.labels, template.metadata.labels]);
    expect(spec.ports.map(({ targetPort }) => targetPort)).toEqual(['http']);
    expect(container.volumeMounts.map(({ name }) => name).toSorted()).toEqual(template.spec.volumes.map(({ name }) => name).toSorted());
  });
});

test('the Dockerfile sets what there is, and starts the service', () => {
  const dockerfile = read('Dockerfile');
  const settings = Object.fromEntries([...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]));
  expect(configOf(settings)).toMatchObject({ CASEMIND_MODE: 'production', PORT: 8080 });
  const [, file = '', command] = z.array(z.string()).parse(JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? ''));
  expect([existsSync(join(root, file)), command]).toEqual([true, 'serve']);
  for (const [, copied = ''] of dockerfile.matchAll(/^COPY (package\S+) /gm)) expect(existsSync(join(root, copied))).toBe(true);
});

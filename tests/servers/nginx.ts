import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endChild, freePort, startChild } from './child-server.ts';
import { isOnPath } from './on-path.ts';
import type { RunningServer } from './run-servers.ts';
import { nginxInstall } from './servers.ts';

const deployed = join(import.meta.dirname, '..', '..', 'deploy', 'nginx.conf');

/** The file that is deployed, for these upstreams (`127.0.0.1:4711`) and a port of 127.0.0.1. */
function siteOf(upstreams: readonly string[], port: number): string {
  const serversOf = (_lines: string, before: string, after: string): string => upstreams.map((upstream) => `${before}${upstream}${after}`).join('');
  return readFileSync(deployed, 'utf8')
    .replace(/^( *server )replica-1:8080(.*\n)(?: *server replica-.*\n)*/m, serversOf)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`);
}

/**
 * Starts an nginx on 127.0.0.1 with deploy/nginx.conf before some upstreams.
 *
 * @throws Error where there is no nginx.
 */
export async function startOwnNginx(upstreams: readonly string[]): Promise<RunningServer> {
  if (!isOnPath('nginx')) throw new Error(`no nginx: ${nginxInstall}`);
  const folder = mkdtempSync(join(tmpdir(), 'casemind-nginx-'));
  // Its workers are another user where it was started by root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; pid ${folder}/nginx.pid; error_log stderr warn; events { worker_connections 2048; }\nhttp { access_log off; ${temporary} include ${folder}/site.conf; }\n`);
  writeFileSync(join(folder, 'site.conf'), siteOf(upstreams, port));
  const args = ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
  let server: ChildProcess;
  try {
    server = await startChild({ command: 'nginx', args, cwd: folder, isReady: () => listens(port) });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await endChild(server, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

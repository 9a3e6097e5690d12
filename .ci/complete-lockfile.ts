import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Adds to package-lock.json the optional packages of other platforms that the registry at hand does
 * not carry. `npm ci` refuses a lockfile without them, though it never installs them here. Run it
 * after an `npm install` that changed the lockfile.
 */
interface LockedPackage {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}

const file = 'package-lock.json';
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> };
const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x'];
const libraries: Readonly<Record<string, string>> = { musl: 'musl', gnu: 'glibc', musleabihf: 'musl', gnueabihf: 'glibc' };

let added = 0;
for (const parent of Object.values(lock.packages))
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const words = name.split(/[-/]/);
    const os = words.filter((word) => systems.includes(word));
    if (lock.packages[path] || os.length === 0) continue;
    const libc = words.flatMap((word) => libraries[word] ?? []);
    lock.packages[path] = {
      // The least version of a range such as ^1.2.3.
      version: version.replace(/^[\^~]/, ''),
      cpu: words.filter((word) => processors.includes(word)),
      ...(parent.dev && { dev: true }),
      ...(libc.length > 0 && { libc }),
      optional: true,
      os,
    };
    added += 1;
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);

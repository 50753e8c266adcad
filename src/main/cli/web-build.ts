import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Say, StartProblem } from '../../server/start-problem.ts';

const root = path.join(import.meta.dirname, '../../..');
const stampFile = path.join(root, 'dist/.stamp');

/** What the web app is made from. Tests and the server's own files are not in it: a change there builds nothing. */
const sources = ['src/**/*', 'public/**/*', 'index.html', 'vite.config.ts', 'package-lock.json'];
const notInIt = /\.test\.tsx?$|^src\/server\/|^src\/main\/cli|\.(sql|commands|http|follows)\.ts$/;

/** One text that changes whenever the web app could. */
export function webSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).sort()) {
    if (notInIt.test(file) || !/\.[a-z0-9]+$/i.test(file)) continue;
    hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

export const isWebBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === webSources();

/**
 * Builds the web app into `dist/` when its sources are not those it was last built from.
 * Without vite (installed for use only) or on a read-only disk an older build is used, with a word about it, unless `orOlder`
 * is false.
 * @throws StartProblem when there is nothing to show: no build, and none can be made.
 */
export async function buildWeb(say: Say, { orOlder = true } = {}): Promise<void> {
  const wanted = webSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say({ vi: 'Đang dựng ứng dụng web…', en: 'Building the web app…' });
  const began = Date.now();
  try {
    const { build } = await import('vite');
    await build({ root, logLevel: 'warn', configFile: path.join(root, 'vite.config.ts') });
    writeFileSync(stampFile, wanted);
  } catch (error) {
    if (!orOlder || !existsSync(path.join(root, 'dist/index.html'))) throw cannotBuild(error);
    say({
      vi: `Không dựng lại được ứng dụng web, dùng bản cũ: ${(error as Error).message}`,
      en: `The web app could not be built again, the older one is used: ${(error as Error).message}`,
    });
    return;
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say({ vi: `Đã dựng ứng dụng web, ${seconds} giây.`, en: `Built the web app in ${seconds} s.` });
}

const cannotBuild = (error: unknown) =>
  new StartProblem(
    'webBuild',
    {
      vi: `Không dựng được ứng dụng web: ${(error as Error).message}`,
      en: `The web app could not be built: ${(error as Error).message}`,
    },
    error,
  );

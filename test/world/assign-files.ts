import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The contract's worked example, file by file. */
export const example = {
  'officials.csv': `id,name,skills,home_unit,area,lat,lon
cb1,Cán bộ 1,nông nghiệp,to1,Ấp 1,10.1500,106.3000
cb2,Cán bộ 2,y tế;xã hội,,Ấp 2,10.1600,106.3000
`,
  'units.csv': `id,name,area,lat,lon,skills
to1,Tổ 1,Ấp 1,10.1500,106.3010,
to2,Tổ 2,Ấp 1,10.1505,106.3000,y tế
to3,Tổ 3,Ấp 2,10.1590,106.3005,nông nghiệp
to4,Tổ 4,Ấp 2,,,
to5,Tổ 5,,10.1600,106.3010,
`,
  'current.csv': `unit,official
to2,cb1
to3,cb2
`,
};

export type Folder = {
  readonly at: (name: string) => string;
  readonly read: (name: string) => Promise<string | null>;
  readonly remove: () => Promise<void>;
};

/** A folder of its own with these files in it. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<Folder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ba-nam-assign-'));
  const at = (name: string) => path.join(folder, name);
  for (const [name, contents] of Object.entries(files)) await writeFile(at(name), contents);
  return {
    at,
    read: (name) => readFile(at(name), 'utf8').catch(() => null),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

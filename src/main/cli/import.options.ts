import { readFile } from 'node:fs/promises';
import { ImportAnswers, ImportMap } from '../../imports/import.ts';
import { Day } from '../../kernel/day.ts';
import { BadInput } from './exit.ts';

/** What was said beside the file: from which day, which column is which, which rows are the same as before. */
export interface Said {
  on?: Day;
  document?: string;
  map?: ImportMap;
  answers?: ImportAnswers;
}

/** Reads `--on`, `--map` and `--answer`. @throws BadInput */
export async function readSaid(options: {
  on?: string;
  document?: string;
  map?: string;
  answer?: string[];
}): Promise<Said> {
  const { on, document, map, answer } = options;
  return {
    ...(on === undefined ? {} : { on: readDay(on) }),
    ...(document === undefined ? {} : { document: document.slice(0, 300) }),
    ...(map === undefined ? {} : { map: await readMap(map) }),
    ...(answer === undefined ? {} : { answers: readAnswers(answer) }),
  };
}

function readDay(on: string): Day {
  const day = Day.safeParse(on);
  if (day.success) return day.data;
  throw new BadInput({
    vi: `--on phải là ngày như 2016-09-26, đang ghi «${on}».`,
    en: `--on must be a day such as 2016-09-26, not "${on}".`,
  });
}

async function readMap(file: string): Promise<ImportMap> {
  const text = Buffer.from(await readBytes(file)).toString();
  try {
    const map = ImportMap.safeParse(JSON.parse(text));
    if (map.success) return map.data;
  } catch {
    // said below
  }
  throw new BadInput({
    vi: `${file} phải là JSON dạng {"name": "tiêu đề cột trong tệp"}; cột thứ ba là "#3", không có cột là "".`,
    en: `${file} must be JSON such as {"name": "heading in the file"}; the third column is "#3", none is "".`,
  });
}

function readAnswers(said: readonly string[]): ImportAnswers {
  const pairs = said.map((one) => one.split('='));
  const answers = ImportAnswers.safeParse(Object.fromEntries(pairs));
  if (answers.success && pairs.every(({ length }) => length === 2)) return answers.data;
  throw new BadInput({
    vi: '--answer phải có dạng dòng=same (vẫn là một), dòng=other (là khác) hay dòng=heir (nhận việc đang dở); * là mọi dòng.',
    en: '--answer must be line=same, line=other or line=heir; * stands for all lines.',
  });
}

/** @throws BadInput where there is no such file */
export async function readBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR') throw error;
    throw new BadInput({ vi: `Không có tệp ${file}.`, en: `There is no file ${file}.` });
  });
}

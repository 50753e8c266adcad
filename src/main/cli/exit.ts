import type { Text } from '../../kernel/text.ts';

/** What every command answers to the shell. */
export const exitCode = { done: 0, failed: 1, badInput: 2, noAnswer: 3 } as const;

/** What the person gave cannot be used: exit code 2. */
export class BadInput extends Error {
  readonly says: Text;
  constructor(says: Text) {
    super(says.en);
    this.says = says;
  }
}

/** A line for a person, Vietnamese first. On stderr, so that what a machine reads on stdout stays clean. */
export const say = ({ vi, en }: Text) => process.stderr.write(`${vi}\n  ${en}\n`);

/** Says why a command ended, in both languages, and gives its exit code. What no sentence was written for keeps its trace. */
export function explain(error: unknown): number {
  const says = (error as { says?: Text }).says ?? ofDisk(error as NodeJS.ErrnoException);
  if (says) say(says);
  else console.error(error);
  return error instanceof BadInput ? exitCode.badInput : exitCode.failed;
}

const diskSays: Record<string, Text> = {
  ENOENT: { vi: 'không có thư mục hoặc tệp này', en: 'there is no such folder or file' },
  ENOTDIR: { vi: 'một phần của đường dẫn không phải thư mục', en: 'part of the path is no folder' },
  EISDIR: { vi: 'đây là một thư mục', en: 'it is a folder' },
  EACCES: { vi: 'không có quyền đọc hoặc ghi', en: 'it may not be read or written' },
  EPERM: { vi: 'không có quyền đọc hoặc ghi', en: 'it may not be read or written' },
  EROFS: { vi: 'ổ đĩa chỉ cho đọc', en: 'the disk is read-only' },
  ENOSPC: { vi: 'ổ đĩa đã đầy', en: 'the disk is full' },
};

/** What the disk refused, and where; a file that was being written is called by the name it was to have. */
function ofDisk({
  code = '',
  syscall = '',
  path,
  dest,
}: NodeJS.ErrnoException & { dest?: string }): Text | null {
  const why = diskSays[code];
  const file = (dest ?? path)?.replace(/\.[0-9a-f-]{36}\.part$/, '');
  if (!why || !file || !/^(open|rename|mkdir|stat|unlink|write)$/.test(syscall)) return null;
  return { vi: `«${file}»: ${why.vi}; chọn nơi khác.`, en: `"${file}": ${why.en}; choose another place.` };
}

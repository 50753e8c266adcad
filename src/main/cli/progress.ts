import type { Text } from '../../kernel/text.ts';
import { say } from './exit.ts';

/** A line every few seconds on stderr for what takes longer than one: «Đang đọc tệp… 5 s». */
export async function withProgress<Answer>(doing: Text, work: Promise<Answer>): Promise<Answer> {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds++;
    if (seconds === 1 || seconds % 5 === 0)
      say({ vi: `${doing.vi}… ${seconds} s`, en: `${doing.en}… ${seconds} s` });
  }, 1000);
  return work.finally(() => clearInterval(timer));
}

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What a command that cannot be read says on stderr, and its exit code. */
function complaint(...words: string[]): [string, number] {
  try {
    execFileSync(process.execPath, ['src/main/cli.ts', ...words], { stdio: 'pipe' });
    return ['', 0];
  } catch (error) {
    const { stderr, status } = error as { stderr: Buffer; status: number };
    return [stderr.toString(), status];
  }
}

test('a command that cannot be read says so in both languages, Vietnamese first', () => {
  expect(complaint('statr')).toEqual([
    "Không có lệnh «statr». Có phải: start?\n  error: unknown command 'statr' (Did you mean start?)\n",
    2,
  ]);
  expect(complaint('backup')[0]).toBe("Thiếu tham số «file».\n  error: missing required argument 'file'\n");
  expect(complaint('tenant', 'make', 'xa-a')[0]).toMatch(
    /^Thiếu tùy chọn bắt buộc «--title <text>»\.\n {2}error: required option/,
  );
  expect(complaint('start', '--nothing')[0]).toMatch(
    /^Không có tùy chọn «--nothing»\..*\n {2}error: unknown/,
  );
  expect(complaint('tenant', 'make', 'xa-a', '--title')[0]).toMatch(
    /^Tùy chọn «--title <text>» thiếu giá trị\./,
  );
  expect(complaint('backup', 'a', 'b')[0]).toMatch(/^Thừa tham số: cần 1, đang có 2\./);
}, 60_000);

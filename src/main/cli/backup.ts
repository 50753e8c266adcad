import type { Command } from 'commander';
import { BadInput, say } from './exit.ts';
import {
  chosenTenant,
  counted,
  type InstallationOptions,
  tell,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

type Options = InstallationOptions & { tenant?: string };

/** `ba-nam backup FILE`: one tenant as of one moment in one file. */
export function register(program: Command): void {
  withInstallationOptions(
    program
      .command('backup')
      .summary('sao lưu vào một tệp / back up into one file')
      .description(
        'Ghi toàn bộ dữ liệu của một nơi, đúng tại một thời điểm, vào một tệp; mọi người vẫn làm việc. ' +
          'Tệp chứa mọi thứ, cả tên đã niêm và khóa: giữ kín như chính dữ liệu.\n' +
          'Writes everything of one tenant, as of one moment, into one file, while people go on working. ' +
          'It holds everything, sealed names and the key too: keep it as secret as the data.',
      )
      .argument('<file>', 'nơi ghi, ví dụ / where to write, such as xa.bak')
      .option('--tenant <name>', 'của nơi nào, khi có nhiều / of which tenant, where there are several'),
  ).action(backup);
}

async function backup(file: string, options: Options): Promise<void> {
  const { backupTenant } = await import('../../server/backup.ts');
  const began = Date.now();
  await withInstallation(options, async (installation) => {
    const tenant = await chosenTenant(installation, options.tenant);
    const made = await backupTenant(installation, tenant, file, say).catch((error: NodeJS.ErrnoException) => {
      throw unwritable(file, error);
    });
    const { bytes, rows, tables, seal } = made;
    const [number, kb] = [counted(rows), counted(Math.ceil(bytes / 1000))];
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    tell(
      options,
      { file, tenant: tenant.name, bytes, rows, seal, tables },
      {
        vi: `Đã sao lưu «${tenant.title}» vào ${file}: ${number.vi} dòng, ${tables.length} bảng, ${kb.vi} kB, ${seconds} giây. Hãy giữ tệp này ở chỗ khóa.`,
        en: `Backed up "${tenant.title}" into ${file}: ${number.en} rows, ${tables.length} tables, ${kb.en} kB, ${seconds} s. Keep this file under lock.`,
      },
    );
  });
}

/** What a person can mend about the place to write; anything else stays what it is. */
function unwritable(file: string, error: NodeJS.ErrnoException): unknown {
  const why: Record<string, { vi: string; en: string }> = {
    ENOENT: { vi: 'không có thư mục đó', en: 'there is no such folder' },
    ENOTDIR: { vi: 'không có thư mục đó', en: 'there is no such folder' },
    EISDIR: { vi: 'đó là một thư mục', en: 'it is a folder' },
    EACCES: { vi: 'không có quyền ghi ở đó', en: 'writing there is not allowed' },
    EROFS: { vi: 'ổ đĩa chỉ cho đọc', en: 'the disk is read-only' },
  };
  const known = why[error.code ?? ''];
  if (known)
    return new BadInput({
      vi: `Không ghi được ${file}: ${known.vi}.`,
      en: `Cannot write ${file}: ${known.en}.`,
    });
  if (error.code !== 'ENOSPC') return error;
  const says = {
    vi: `Ổ đĩa chứa ${file} đã đầy; chưa ghi được tệp nào, hãy chọn ổ đĩa khác.`,
    en: `The disk for ${file} is full; no file was left, choose another disk.`,
  };
  return Object.assign(error, { says });
}

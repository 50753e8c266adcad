import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Restored } from '../../server/restore.ts';
import { BadInput, say } from './exit.ts';
import {
  counted,
  type InstallationOptions,
  tell,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

type Options = InstallationOptions & { tenant?: string; check?: boolean };

/** `ba-nam restore FILE`: a tenant out of a backup; or only a look whether the file is whole. */
export function register(program: Command): void {
  withInstallationOptions(
    program
      .command('restore')
      .summary('khôi phục từ một tệp sao lưu / restore from a backup')
      .description(
        'Dựng lại một nơi từ tệp sao lưu, trên PostgreSQL 15 đến 18 bất kỳ. Không bao giờ ghi đè dữ liệu đang có: ' +
          'nếu tên đã dùng thì chọn tên khác. Tệp hỏng thì không có gì thay đổi.\n' +
          'Makes a tenant out of a backup, on any PostgreSQL from 15 to 18. Never overwrites data: where the name is ' +
          'used, give another. A damaged file changes nothing.',
      )
      .argument('<file>', 'tệp sao lưu / the backup')
      .option('--tenant <name>', 'tên mới trong địa chỉ /t/… / its name in the address (as it was)')
      .option('--check', 'chỉ kiểm tra tệp, không khôi phục / only check the file, restore nothing'),
  ).action(restore);
}

async function restore(file: string, options: Options): Promise<void> {
  if (!existsSync(file)) throw new BadInput({ vi: `Không có tệp ${file}.`, en: `There is no file ${file}.` });
  const { tenant: name } = options;
  if (name !== undefined && !/^[a-z][a-z0-9-]{1,30}$/.test(name))
    throw new BadInput({
      vi: `Tên «${name}» chỉ được gồm a-z, 0-9 và dấu -, bắt đầu bằng chữ, dài 2 đến 31.`,
      en: `The name "${name}" may hold a-z, 0-9 and dashes only, begin with a letter, and be 2 to 31 long.`,
    });
  const { BackupRefused } = await import('../../server/backup-file.ts');
  const { checkBackup, restoreTenant } = await import('../../server/restore.ts');
  const asBadInput = (error: unknown) => {
    throw error instanceof BackupRefused ? new BadInput(error.says) : error;
  };
  if (options.check) return tellChecked(file, options, await checkBackup(file).catch(asBadInput));
  await withInstallation(options, async (installation) => {
    const began = Date.now();
    const place = name === undefined ? { say } : { name, say };
    const restored = await restoreTenant(installation, file, place).catch(asBadInput);
    tellRestored(options, restored, (Date.now() - began) / 1000);
  });
}

type Checked = Pick<Restored, 'head' | 'tables'>;

function tellChecked(file: string, options: Options, { head, tables }: Checked): void {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const { app, madeAt, tenant, seal } = head;
  const number = counted(rows);
  tell(
    options,
    { file, app, madeAt, tenant, seal, rows, tables },
    {
      vi: `${file} nguyên vẹn: «${tenant.title}», ${number.vi} dòng, ghi lúc ${madeAt} bằng Ba Nắm ${app}.`,
      en: `${file} is whole: "${tenant.title}", ${number.en} rows, written ${madeAt} by Ba Nắm ${app}.`,
    },
  );
}

function tellRestored(options: Options, restored: Restored, seconds: number): void {
  const { tenant, head, tables, rows, migrated, brokenSeal } = restored;
  const number = counted(rows);
  tell(
    options,
    { tenant: tenant.name, epoch: tenant.epoch, madeAt: head.madeAt, rows, tables, migrated, brokenSeal },
    {
      vi: `Đã khôi phục «${tenant.title}» như lúc ${head.madeAt}: ${number.vi} dòng, ${seconds.toFixed(1)} giây. Mở /t/${tenant.name}/; mọi người đăng nhập lại.`,
      en: `Restored "${tenant.title}" as of ${head.madeAt}: ${number.en} rows, ${seconds.toFixed(1)} s. Open /t/${tenant.name}/; everyone signs in again.`,
    },
  );
  if (options.json) return;
  say({
    vi: 'Tài khoản đã đóng hoặc quyền đã thôi sau thời điểm đó thì phải đóng, thôi lại.',
    en: 'Accounts closed and rights ended since then must be closed and ended again.',
  });
  if (brokenSeal !== null)
    say({
      vi: `Chú ý: nhật ký không khớp niêm số ${brokenSeal}; có người đã sửa nhật ký từ trước khi sao lưu.`,
      en: `Note: the log does not bear out its seal ${brokenSeal}; somebody changed it before the backup was made.`,
    });
}

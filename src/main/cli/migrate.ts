import type { Command } from 'commander';
import { numbered } from '../../kernel/text.ts';
import {
  type InstallationOptions,
  tell,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

/** `ba-nam migrate`: brings the data up to this version. `start` does so too; this does only that. */
export function register(program: Command): void {
  withInstallationOptions(
    program
      .command('migrate')
      .summary('đưa lược đồ dữ liệu lên bản này / bring the data up to this version')
      .description(
        'Chạy các bước lược đồ còn thiếu cho mọi nơi; không có gì phải làm thì không đổi gì.\n' +
          'Runs the schema steps that are due, in every tenant; changes nothing where none is.',
      ),
  ).action(migrate);
}

async function migrate(options: InstallationOptions): Promise<void> {
  const ran: { tenant: string | null; steps: number }[] = [];
  await withInstallation(
    options,
    async () => {
      const steps = ran.reduce((sum, one) => sum + one.steps, 0);
      const places = ran.length - 1;
      tell(
        options,
        { steps, ran },
        steps === 0
          ? {
              vi: `Không có bước nào phải chạy (${places} nơi).`,
              en: `Nothing was due (${numbered(places, 'tenant')}).`,
            }
          : {
              vi: `Đã chạy ${steps} bước ở ${places} nơi.`,
              en: `Ran ${numbered(steps, 'step')}, ${numbered(places, 'tenant')}.`,
            },
      );
    },
    (tenant, steps) => ran.push({ tenant, steps }),
  );
}

import { command } from '../server/command.ts';
import { refuseCoordination } from './coordination.rules.ts';
import { keepCoordination } from './coordination.sql.ts';
import { CoordinationSaid } from './coordination.ts';

export const assessCoordination = command({
  kind: 'coordination.assess',
  name: { vi: 'Đánh giá phối hợp', en: 'Assess coordination' },
  body: CoordinationSaid,
  may: { action: 'coordination.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const refusal = refuseCoordination(said.month, by.today);
    if (refusal) return refusal;
    await keepCoordination(db, said, { officialId: by.officialId, day: by.today });
    by.touch('coordination', said.unitId, `unit:${said.unitId}`);
    return null;
  },
});

export const coordinationCommands = [assessCoordination];

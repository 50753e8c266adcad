import { Status } from '../web/design.tsx';
import { lang } from '../web/text.ts';
import type { Rating } from './rating.ts';

/** A unit's class, the weak marked. */
export const LevelOf = (p: { of: Pick<Rating, 'levelVi' | 'levelEn' | 'weak'> }) => (
  <Status tone={p.of.weak ? 'danger' : 'ok'}>{lang() === 'vi' ? p.of.levelVi : p.of.levelEn}</Status>
);

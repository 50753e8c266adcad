import { Screen } from './design.tsx';
export const Gallery = () => <Screen title="Bộ thành phần">…</Screen>;

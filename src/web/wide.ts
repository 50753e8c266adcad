import { signal } from '@preact/signals';

const desk = matchMedia('(min-width: 48rem)');

/** Is there room for tables? Changes with the window; paper always has room. */
export const wide = signal(desk.matches);

let printing = false;
desk.addEventListener('change', () => {
  if (!printing) wide.value = desk.matches;
});
addEventListener('beforeprint', () => {
  printing = true;
  wide.value = true;
});
addEventListener('afterprint', () => {
  printing = false;
  wide.value = desk.matches;
});

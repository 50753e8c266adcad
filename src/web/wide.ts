import { signal } from '@preact/signals';

const desk = matchMedia('(min-width: 48rem)');

/** Is there room for tables? Changes with the window; paper always has room. */
export const wide = signal(desk.matches);
/** Is the page being put on paper? */
export const printing = signal(false);

desk.addEventListener('change', () => {
  if (!printing.value) wide.value = desk.matches;
});
addEventListener('beforeprint', () => {
  printing.value = true;
  wide.value = true;
});
addEventListener('afterprint', () => {
  printing.value = false;
  wide.value = desk.matches;
});

/** Our own drawings on a 24 × 24 grid, one line of path data each; drawn in the colour of the text around them. */
const paths = {
  home: 'M4 11.5 12 5l8 6.5M6 10.2V19h12v-8.8M10 19v-5h4v5',
  tree: 'M12 4.5v5M6 14.5v-2.5h12v2.5M12 9.5v5M10 4.5h4v0M4.5 14.5h3v4h-3zM10.5 14.5h3v4h-3zM16.5 14.5h3v4h-3z',
  person: 'M12 12a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 19.5c.8-3.4 3.5-5 7-5s6.2 1.6 7 5',
  people:
    'M9 11.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 18.5c.5-2.8 2.6-4.2 5.5-4.2s5 1.4 5.5 4.2M15.5 5.8a3 3 0 0 1 0 5.4M17 14.6c2 .5 3.2 1.8 3.5 3.9',
  plan: 'M7 4.5h7l4 4v11H7zM14 4.5v4h4M10 12.5h5M10 15.5h5',
  assign: 'M5 7h6M5 12h4M5 17h6M14 8.5l5 3.5-5 3.5M19 12h-7',
  diary: 'M6 4.5h11.5v15H6zM6 16h11.5M9.5 8.5h5M9.5 11.5h5M4 8h2M4 12h2',
  meeting: 'M5 9.5h14v6.5H5zM8 16v3M16 16v3M8.5 6.5a1.5 1.5 0 1 1 0-.01zM16.5 6.5a1.5 1.5 0 1 1 0-.01z',
  concern: 'M4.5 6h15v10.5h-8L7.5 20v-3.5h-3zM12 8.8v3M12 14v.01',
  support: 'M12 19.5s-7-4-7-9a3.8 3.8 0 0 1 7-2 3.8 3.8 0 0 1 7 2c0 5-7 9-7 9z',
  topic: 'M5 10v4l3 .5L16 18V6L8 9.5zM8 14.5l1 4.5M18.5 10c.8 1.2.8 2.8 0 4',
  rating: 'M12 4.5l2.3 4.8 5.2.7-3.8 3.6.9 5.2L12 16.3l-4.6 2.5.9-5.2L4.5 10l5.2-.7z',
  report: 'M6 4.5h12v15H6zM9.5 15.5v-3M12 15.5v-6M14.5 15.5v-4',
  inspect: 'M10.5 16a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM14.5 14.5l5 5M8.3 10.5l1.7 1.7 3-3.2',
  review: 'M5 18.5V6.5h14v12zM5 10h14M8.5 13h3M8.5 15.5h6',
  handover: 'M4 9.5h11l-3-3M20 14.5H9l3 3',
  desk: 'M4.5 5.5h6v6h-6zM13.5 5.5h6v3.5h-6zM13.5 12h6v6.5h-6zM4.5 14.5h6v4h-6z',
  settings:
    'M4.5 8h9M17.5 8h2M4.5 16h2M10.5 16h9M15.5 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8.5 18a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  search: 'M10.5 16a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM14.5 14.5l5 5',
  plus: 'M12 5v14M5 12h14',
  pencil: 'M5 19l.8-3.7L15.5 5.6l2.9 2.9-9.7 9.7zM13.5 7.6l2.9 2.9',
  bin: 'M5.5 7.5h13M9.5 7.5v-2.5h5v2.5M7 7.5l.8 12h8.4l.8-12M10.5 11v5M13.5 11v5',
  dot: 'M12 17.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  warn: 'M12 4.5l8.5 14.5h-17zM12 10v4M12 16.5v.01',
  stop: 'M8.3 4h7.4L20 8.3v7.4L15.7 20H8.3L4 15.7V8.3zM12 8v5M12 16v.01',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 11v5M12 8v.01',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2',
  calendar: 'M5 6.5h14v13H5zM5 10.5h14M9 4.5v3.5M15 4.5v3.5',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10.5 20.5h3',
  send: 'M4.5 12L19.5 5l-4 14.5-4-6zM11.5 13.5l8-8.5',
  lock: 'M6 11h12v8.5H6zM8.5 11V8.5a3.5 3.5 0 0 1 7 0V11M12 14.5v2',
  offline: 'M4 4.5l16 15M8 9.5a5 5 0 0 0-1 9.5h9.5M10.5 6.3A5.5 5.5 0 0 1 17 11a4 4 0 0 1 2.6 6.3',
  print: 'M7.5 9V4.5h9V9M7.5 16h-3V9h15v7h-3M7.5 13.5h9v6h-9z',
  sheet: 'M5 5h14v14H5zM5 9.7h14M5 14.3h14M10 9.7V19M14.5 9.7V19',
  download: 'M12 4.5v10M8 11l4 4 4-4M5 19h14',
  upload: 'M12 15V5M8 8.5l4-4 4 4M5 19h14',
  back: 'M14.5 6l-6 6 6 6',
  forward: 'M9.5 6l6 6-6 6',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  sort: 'M8.5 10l3.5-4 3.5 4M8.5 14l3.5 4 3.5-4',
  more: 'M5 7h14M5 12h14M5 17h14',
  out: 'M13 5H6v14h7M10.5 12h9M16 8.5l3.5 3.5-3.5 3.5',
  undo: 'M8.5 5.5L5 9l3.5 3.5M5.5 9H14a4.5 4.5 0 0 1 0 9h-4',
  link: 'M10 14l4-4M9 11l-2.5 2.5a3 3 0 0 0 4.2 4.2L13 15.5M15 13l2.5-2.5a3 3 0 0 0-4.2-4.2L11 8.5',
  phone: 'M8 4.5L5.5 6c-.5 6.5 5.5 12.9 12 12.5l2-2.5-4-3-2 1.5c-1.7-.8-3-2.2-3.7-3.9L11.3 9z',
  language:
    'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM4 12h16M12 4c2.5 2.3 3.7 5 3.7 8s-1.2 5.7-3.7 8c-2.5-2.3-3.7-5-3.7-8S9.5 6.3 12 4z',
} as const;
export type IconName = keyof typeof paths;

/** A drawing beside a word; hidden from readers of the screen, since the word says it. */
export const Icon = (p: { name: IconName; size?: number }) => (
  <svg
    class="icon"
    aria-hidden="true"
    viewBox="0 0 24 24"
    width={p.size ?? 20}
    height={p.size ?? 20}
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d={paths[p.name]} />
  </svg>
);

/** Our mark: home within home within home, the commune, the hamlet, the group, and the people in the middle. */
export const Mark = (p: { size?: number }) => (
  <svg
    class="mark"
    aria-hidden="true"
    viewBox="0 0 32 32"
    width={p.size ?? 32}
    height={p.size ?? 32}
    fill="none"
  >
    <g stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">
      <path d="M3.5 16.5 16 5.5l12.5 11" class="mark-outer" />
      <path d="M8 21.5 16 14.2l8 7.3" class="mark-inner" />
    </g>
    <circle cx="16" cy="25" r="3" class="mark-people" />
  </svg>
);

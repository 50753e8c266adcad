/** How much of a list is read; each is said to the reader where it is exceeded. Sizes in bytes, lengths in UTF-16 units. */
export interface ListLimits {
  readonly file: number;
  /** What the parts of a spreadsheet unpack to, together. */
  readonly unpacked: number;
  readonly rows: number;
  readonly columns: number;
  /** That are not blank. */
  readonly cells: number;
  readonly cell: number;
  /** All cells together. */
  readonly text: number;
  /** Of all outlines together, and of one feature. */
  readonly positions: number;
  readonly outline: number;
  /** Of JSON that is no GeoJSON. */
  readonly values: number;
  readonly depth: number;
}

const mega = 1024 * 1024;

/** Of a list that someone sends: room for every list of a country, not for what would hold up a server. */
export const sentLimits: ListLimits = {
  file: 20 * mega,
  unpacked: 48 * mega,
  rows: 100_000,
  columns: 256,
  cells: 1_000_000,
  cell: 32_767,
  text: 12 * mega,
  positions: 500_000,
  outline: 100_000,
  values: 500_000,
  depth: 32,
};

/** Of a list that whoever runs the machine names on the command line. */
export const ownLimits: ListLimits = {
  ...sentLimits,
  file: 512 * mega,
  unpacked: 512 * mega,
  rows: 20_000_000,
  columns: 16_384,
  cells: 100_000_000,
  text: 2048 * mega,
};

/** What the parser of the command line says in English only, and how we say it: «…» takes what it names. */
const sayings: readonly (readonly [says: RegExp, vi: string])[] = [
  [/^unknown command '(.+?)'/, 'Không có lệnh «$1».'],
  [/^unknown option '(.+?)'/, 'Không có tùy chọn «$1».'],
  [/^missing required argument '(.+?)'/, 'Thiếu tham số «$1».'],
  [/^required option '(.+?)' not specified/, 'Thiếu tùy chọn bắt buộc «$1».'],
  [/^option '(.+?)' argument missing/, 'Tùy chọn «$1» thiếu giá trị.'],
  [
    /^too many arguments(?: for '(.+?)')?\. Expected (\d+) arguments? but got (\d+)/,
    'Thừa tham số: cần $2, đang có $3.',
  ],
  [/^(?:option|command-argument value) '(.+?)'.* is invalid/, 'Giá trị của «$1» không dùng được.'],
  [/^option '(.+?)' cannot be used with option '(.+?)'/, 'Không dùng «$1» cùng với «$2».'],
];
const alike = /\(Did you mean (?:one of )?(.+?)\?\)/;

/** The parser's complaint in both languages, Vietnamese first, as every other sentence of a command. */
export function inBothLanguages(complaint: string): string {
  const said = complaint.replace(/^error: /, '').trim();
  const known = sayings.find(([says]) => says.test(said));
  const found = known?.[0].exec(said);
  const vi = known && found ? known[1].replace(/\$(\d)/g, (_, at) => found[at] ?? '') : 'Câu lệnh chưa đúng.';
  const near = alike.exec(said);
  const perhaps = near ? ` Có phải: ${near[1]}?` : '';
  return `${vi}${perhaps}\n  ${complaint.trim().replaceAll('\n', ' ')}\n`;
}

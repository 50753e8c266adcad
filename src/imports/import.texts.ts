import type { Text } from '../kernel/text.ts';
import type { ImportWhat } from './import.ts';

export const whatText = {
  units: { vi: 'Đơn vị, số hộ, tọa độ', en: 'Units, households, coordinates' },
  officials: { vi: 'Cán bộ', en: 'Officials' },
  current: { vi: 'Phân công hiện có', en: 'Current assignments' },
  boundaries: { vi: 'Ranh giới đơn vị', en: 'Boundaries of units' },
  mergers: { vi: 'Sáp nhập đơn vị', en: 'Mergers of units' },
} as const satisfies Record<ImportWhat, Text>;

export const whatLead = {
  units: {
    vi: 'Mỗi dòng một đơn vị: tên, thuộc đơn vị nào, số hộ, mã. Đơn vị đã có thì cập nhật, chưa có thì thêm.',
    en: 'One unit a row: name, under which unit, households, code. A unit known is brought up to date, any other is added.',
  },
  officials: {
    vi: 'Mỗi dòng một người: họ tên, chức vụ, ngành, kỹ năng, liên hệ.',
    en: 'One person a row: name, post, sector, skills, contact.',
  },
  current: {
    vi: 'Mỗi dòng một phân công đang có: ai, đơn vị nào, theo kế hoạch nào đã ban hành, từ ngày nào.',
    en: 'One standing assignment a row: who, which unit, under which issued plan, from which day.',
  },
  boundaries: {
    vi: 'Tệp GeoJSON, tọa độ WGS 84; mỗi vùng có mã hoặc tên đơn vị.',
    en: 'A GeoJSON file in WGS 84; each outline has the code or the name of its unit.',
  },
  mergers: {
    vi: 'Mỗi dòng một đơn vị cũ nhập vào một đơn vị mới, toàn bộ hay một phần; cả bảng là một thay đổi, xem trước và hoàn tác được. Nhập danh sách đơn vị mới trước, hoặc ghi tên mới trong bảng.',
    en: 'One old unit and the new one it went into a row, whole or in part; the file is one change, foreseen and undone whole. Import the new units first, or give their names here.',
  },
} as const satisfies Record<ImportWhat, Text>;

export const importText = {
  title: { vi: 'Nhập danh sách', en: 'Import a list' },
  lead: {
    vi: 'Từ bảng tính (Excel, CSV) hoặc GeoJSON. Hệ thống đọc, chỉ ra từng dòng sẽ thêm gì, đổi gì, sai ở đâu; đồng chí xem xong mới lưu.',
    en: 'From a spreadsheet (Excel, CSV) or GeoJSON. Each row is read and shown with what it adds, changes or gets wrong; nothing is saved before you have seen it.',
  },
  what: { vi: 'Danh sách gì', en: 'Which list' },
  under: { vi: 'Nhập vào đơn vị', en: 'Enter under' },
  underHint: {
    vi: 'Dòng không ghi thuộc đơn vị nào thì nằm ngay dưới đơn vị này.',
    en: 'A row that names no unit above it hangs directly beneath this one.',
  },
  file: { vi: 'Tệp danh sách', en: 'File' },
  chooseFile: { vi: 'Chọn tệp', en: 'Choose a file' },
  fileHint: {
    vi: 'Excel (.xlsx), CSV hoặc GeoJSON, nhiều nhất 20 MB. Có thể kéo tệp thả vào đây.',
    en: 'Excel (.xlsx), CSV or GeoJSON, at most 20 MB. You may drop the file here.',
  },
  mendPasted: { vi: 'Sửa các dòng đã dán', en: 'Mend the pasted rows' },
  otherFile: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  sending: { vi: 'Đang gửi và đọc tệp…', en: 'Sending and reading the file…' },
  paste: { vi: 'Hoặc dán từ bảng tính', en: 'Or paste from a spreadsheet' },
  pasted: { vi: 'Các dòng đã chép', en: 'Copied rows' },
  pastedName: { vi: 'Danh sách đã dán.tsv', en: 'Pasted list.tsv' },
  readPasted: { vi: 'Đọc các dòng đã dán', en: 'Read the pasted rows' },
  template: { vi: 'Tải bảng mẫu', en: 'Download a template' },
  on: { vi: 'Danh sách đúng kể từ ngày', en: 'The list holds from' },
  none: { vi: 'Chưa chọn tệp', en: 'No file chosen yet' },
  readAs: {
    vi: 'Đọc được {rows} dòng trong «{name}» ({how}).',
    en: '{rows} {rows|row|rows} read in «{name}» ({how}).',
  },
  readPastedAs: { vi: 'Đọc được {rows} dòng đã dán.', en: '{rows} pasted {rows|row|rows} read.' },
  sheetOf: {
    vi: 'trang «{sheet}»; tệp còn {count} trang khác không đọc',
    en: 'sheet «{sheet}»; {count} more {count|sheet|sheets} not read',
  },
  opened: { vi: 'Đã mở «{name}» ({how}).', en: '«{name}» is open ({how}).' },
  oldLetters: {
    vi: 'Tệp dùng bảng mã cũ (TCVN3 hoặc VNI): đã chuyển {count} ô sang Unicode, hãy xem lại chữ.',
    en: 'The file is in an old encoding (TCVN3 or VNI): {count} {count|cell was|cells were} converted to Unicode; look them over.',
  },
  columns: { vi: 'Cột nào là gì', en: 'Which column is what' },
  columnsSure: { vi: 'Nhận ra {count} cột', en: '{count} {count|column|columns} recognised' },
  unused: { vi: 'Cột không dùng: {headings}.', en: 'Columns not used: {headings}.' },
  columnsUnsure: {
    vi: 'Có cột đoán chưa chắc: hãy xem lại.',
    en: 'Some columns are guesses: look them over.',
  },
  remembered: { vi: 'Đã nhớ cách chọn cột của lần trước.', en: 'The columns are as chosen last time.' },
  noColumn: { vi: '(không có trong tệp)', en: '(not in the file)' },
  guessed: { vi: 'Đoán, hãy xem lại', en: 'A guess, look it over' },
  show: { vi: 'Hiện dòng', en: 'Show rows' },
  all: { vi: 'Tất cả', en: 'All' },
  new: { vi: 'Thêm mới', en: 'New' },
  merges: { vi: 'Sẽ thực hiện', en: 'To carry out' },
  changed: { vi: 'Thay đổi', en: 'Changed' },
  same: { vi: 'Không đổi', en: 'Unchanged' },
  bad: { vi: 'Chưa đúng', en: 'To mend' },
  noted: { vi: 'Nên xem lại', en: 'Worth a look' },
  asked: { vi: 'Cần quyết định', en: 'To decide' },
  line: { vi: 'Dòng', en: 'Row' },
  row: { vi: 'Trong tệp', en: 'In the file' },
  finding: { vi: 'Sẽ làm gì', en: 'What it comes to' },
  changes: { vi: '{what}: {from} → {to}', en: '{what}: {from} → {to}' },
  blank: { vi: '(trống)', en: '(blank)' },
  theSame: { vi: 'Chính là đơn vị, người ấy', en: 'The same one' },
  another: { vi: 'Đơn vị, người khác', en: 'Another one' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  heir: { vi: 'Đơn vị mới này tiếp nhận việc đang dở', en: 'This new unit takes what is open' },
  foresee: { vi: 'Xem trước việc kéo theo', en: 'See what follows' },
  undecided: { vi: 'Chưa quyết định', en: 'Not decided' },
  refused: { vi: 'Tải {count} dòng chưa đúng', en: 'Download {count} {count|row|rows} to mend' },
  mendFirst: {
    vi: 'Còn {count} dòng chưa đúng nên chưa lưu được. Sửa trong tệp rồi chọn lại; có thể tải riêng các dòng ấy kèm lý do.',
    en: '{count} {count|row is|rows are} not right yet, so nothing can be saved. Mend the file and choose it again; those rows can be downloaded with the reason.',
  },
  mendPastedFirst: {
    vi: 'Còn {count} dòng chưa đúng nên chưa lưu được. Quay lại sửa trong ô đã dán; có thể tải riêng các dòng ấy kèm lý do.',
    en: '{count} {count|row is|rows are} not right yet, so nothing can be saved. Go back and mend them in the box; those rows can be downloaded with the reason.',
  },
  allOrNothing: {
    vi: 'Lưu cả danh sách một lần, không lưu nửa chừng.',
    en: 'The list is saved whole or not at all.',
  },
  nothing: {
    vi: 'Mọi dòng đều đã có đúng như vậy; không có gì để lưu.',
    en: 'Every row stands like this already; there is nothing to save.',
  },
  apply: {
    vi: 'Lưu: thêm {new}, đổi {changed}, kể từ {day}',
    en: 'Save: {new} new, {changed} changed, from {day}',
  },
  applying: {
    vi: 'Đang lưu danh sách… Danh sách dài có thể mất mười giây.',
    en: 'Saving the list… A long one may take ten seconds.',
  },
  done: { vi: 'Đã lưu danh sách', en: 'The list is saved' },
  doneSays: {
    vi: 'Thêm {new}, đổi {changed}, giữ nguyên {same}.',
    en: '{new} new, {changed} changed, {same} as they were.',
  },
  merged: { vi: 'Đã thực hiện bảng sáp nhập', en: 'The mergers are carried out' },
  mergedSays: {
    vi: '{new} dòng, kể từ ngày {day}. Cả bảng là một thay đổi; hoàn tác được ở danh sách các thay đổi.',
    en: '{new} {new|row|rows}, from {day}. The list is one change and can be taken back in the list of changes.',
  },
  seeChanges: { vi: 'Xem các thay đổi đơn vị', en: 'See the changes of units' },
  seeIt: { vi: 'Xem danh sách', en: 'See the list' },
  again: { vi: 'Nhập danh sách khác', en: 'Import another list' },
  noRows: { vi: 'Không có dòng nào thuộc loại này', en: 'No rows of this kind' },
  page: { vi: 'Trang {page}/{pages}', en: 'Page {page} of {pages}' },
  before: { vi: 'Trang trước', en: 'Previous page' },
  after: { vi: 'Trang sau', en: 'Next page' },
  decideAll: { vi: 'Quyết định cho mọi dòng còn lại', en: 'Decide for all rows left' },
  list: { vi: 'Danh sách', en: 'List' },
  example: { vi: 'Ví dụ', en: 'Example' },
  howTo: { vi: 'Cách ghi', en: 'How to fill it in' },
  column: { vi: 'Cột', en: 'Column' },
  meaning: { vi: 'Cách ghi', en: 'What to write' },
  reason: { vi: 'Vì sao chưa đúng', en: 'Why it was refused' },
} as const satisfies Record<string, Text>;

const unitText = {
  vi: 'Tên đơn vị như vẫn gọi; trùng tên thì ghi thêm cấp trên: «Tổ 01, Ấp Mỹ Phú».',
  en: 'The unit by its name; where several have it, with what is above: «Tổ 01, Ấp Mỹ Phú».',
};
/** How each column of a template is filled in. */
export const columnText: Readonly<Partial<Record<ImportWhat, Readonly<Record<string, Text>>>>> = {
  units: {
    kind: {
      vi: 'Xã, Ấp, Tổ …; để trống nếu tên đã bắt đầu bằng loại.',
      en: 'Commune, Hamlet, Group …; blank where the name begins with it.',
    },
    name: { vi: 'Bắt buộc. Ghi đủ: «Ấp Mỹ Phú», «Tổ 01».', en: 'Required. In full: «Ấp Mỹ Phú», «Tổ 01».' },
    parent: {
      vi: 'Đơn vị cấp trên; có thể ghi cả đường dẫn «Ấp Mỹ Phú, Xã Mỹ Thạnh». Có thể là dòng khác trong tệp.',
      en: 'The unit above; a whole path will do: «Ấp Mỹ Phú, Xã Mỹ Thạnh». It may be another row of the file.',
    },
    households: {
      vi: 'Số nguyên; để trống nếu chưa rõ (giữ số đã có).',
      en: 'A whole number; blank where not known (what is known stays).',
    },
    ordinal: {
      vi: 'Chỉ khi cần xếp khác thứ tự của tên.',
      en: 'Only where the order of names is not the wanted one.',
    },
    code: {
      vi: 'Mã của cơ quan thống kê; mất số 0 ở đầu thì hệ thống thêm lại.',
      en: 'Of the statistics office; leading zeros that were lost are put back.',
    },
    parentCode: {
      vi: 'Mã của đơn vị cấp trên, thay cho tên.',
      en: 'The code of the unit above, in place of its name.',
    },
    lat: { vi: 'Độ (WGS 84), ví dụ 10.2405.', en: 'Degrees (WGS 84), such as 10.2405.' },
    lon: { vi: 'Độ (WGS 84), ví dụ 106.3751.', en: 'Degrees (WGS 84), such as 106.3751.' },
  },
  officials: {
    name: { vi: 'Bắt buộc.', en: 'Required.' },
    postTitle: { vi: 'Chức vụ, cơ quan như in trong danh sách.', en: 'The post as lists print it.' },
    category: {
      vi: 'Cán bộ, Công chức, Viên chức, Người hoạt động không chuyên trách, Cộng tác viên.',
      en: 'Elected official, Civil servant, Public employee, Part-time worker, Volunteer.',
    },
    sector: {
      vi: 'Ngành hoặc bộ phận; giúp phân biệt người trùng tên.',
      en: 'Branch or department; it tells namesakes apart.',
    },
    homeUnit: unitText,
    area: unitText,
    skills: {
      vi: 'Cách nhau bằng dấu chấm phẩy; số 1 đến 3 là mức, dấu * là sở trường: «tuyên truyền 3*; kế toán».',
      en: 'Apart by semicolons; 1 to 3 is the level, * marks a strength: «tuyên truyền 3*; kế toán».',
    },
    contact: { vi: 'Số điện thoại công việc.', en: 'A telephone number at work.' },
  },
  current: {
    official: {
      vi: 'Bắt buộc. Người đã có trong danh sách cán bộ.',
      en: 'Required. Someone in the list of officials.',
    },
    post: { vi: 'Chỉ cần khi trùng tên.', en: 'Only where names are the same.' },
    sector: { vi: 'Chỉ cần khi trùng tên.', en: 'Only where names are the same.' },
    contact: { vi: 'Chỉ cần khi trùng tên.', en: 'Only where names are the same.' },
    unit: unitText,
    unitCode: { vi: 'Mã đơn vị, thay cho tên.', en: 'The unit’s code, in place of its name.' },
    parent: { vi: 'Đơn vị cấp trên, khi trùng tên.', en: 'The unit above, where names are the same.' },
    kind: {
      vi: 'Phụ trách; theo dõi, hỗ trợ; phối hợp. Để trống: theo mắt xích đã khai.',
      en: 'In charge; follow and support; assist. Blank: as the chain says.',
    },
    plan: {
      vi: 'Số kế hoạch đã ban hành: «33-KH/ĐU». Để trống nếu chỉ có một.',
      en: 'The number of an issued plan: «33-KH/ĐU». Blank where there is but one.',
    },
    reason: {
      vi: 'Vì sao giao người này, nhiều nhất 200 ký tự.',
      en: 'Why this person, at most 200 letters.',
    },
    from: {
      vi: 'Ngày bắt đầu; để trống: ngày đã chọn khi nhập.',
      en: 'The first day; blank: the day chosen for the list.',
    },
  },
  mergers: {
    oldCode: { vi: 'Mã của đơn vị trước sáp nhập.', en: 'The code before the merger.' },
    oldName: { vi: 'Tên của đơn vị trước sáp nhập.', en: 'The name before the merger.' },
    newCode: { vi: 'Mã của đơn vị sau sáp nhập.', en: 'The code after the merger.' },
    newName: { vi: 'Tên của đơn vị sau sáp nhập.', en: 'The name after the merger.' },
    part: {
      vi: 'Toàn bộ (hoặc để trống), một phần, hay kết thúc (không có đơn vị mới).',
      en: 'Whole (or blank), part, or ends (no new unit).',
    },
    document: { vi: 'Nghị quyết, quyết định.', en: 'The resolution or decision.' },
    clause: { vi: 'Điều, khoản.', en: 'Its article and clause.' },
  },
};

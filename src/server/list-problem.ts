import { problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';

/** Where in a file, counted from 1. */
type Place = { line: number; column: number };
type Most = { most: number };
const vi = (count: number) => count.toLocaleString('vi-VN');
const en = (count: number) => count.toLocaleString('en-GB');
const mb = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;

/** What a file is that is no list, for who sees it only by its name. */
const strangers = {
  html: { vi: 'trang web (HTML)', en: 'a web page (HTML)' },
  xml: { vi: 'tệp XML', en: 'an XML file' },
  xls: { vi: 'bảng tính Excel kiểu cũ (.xls)', en: 'an old Excel spreadsheet (.xls)' },
  xlsb: { vi: 'bảng tính Excel nhị phân (.xlsb)', en: 'a binary Excel spreadsheet (.xlsb)' },
  ods: { vi: 'bảng tính OpenDocument (.ods)', en: 'an OpenDocument spreadsheet (.ods)' },
  document: { vi: 'văn bản Word', en: 'a Word document' },
  json: { vi: 'tệp JSON', en: 'a JSON file' },
  pdf: { vi: 'tệp PDF', en: 'a PDF' },
  picture: { vi: 'hình ảnh', en: 'a picture' },
  archive: { vi: 'tệp nén', en: 'an archive' },
  binary: { vi: 'tệp nhị phân', en: 'a binary file' },
} as const;
export type Stranger = keyof typeof strangers;

/** Why a file is not read as a list. */
export const listProblem = problems('list', {
  empty: {
    status: 422,
    vi: () => 'Tệp trống; hãy chọn tệp có ít nhất một dòng.',
    en: () => 'The file is empty; choose one with at least one row.',
  },
  tooLarge: {
    status: 413,
    vi: (f: { bytes: number } & Most) =>
      `Tệp lớn ${vi(mb(f.bytes))} MB, chỉ nhận đến ${vi(mb(f.most))} MB; xóa trang, cột, hình không cần hoặc chia thành nhiều tệp.`,
    en: (f: { bytes: number } & Most) =>
      `The file has ${en(mb(f.bytes))} MB, at most ${en(mb(f.most))} MB are taken; delete sheets, columns and pictures not needed or split it.`,
  },
  unpacksTooLarge: {
    status: 413,
    vi: (f: Most) =>
      `Bảng tính bung ra quá ${vi(mb(f.most))} MB; xóa phần thừa hoặc lưu trang cần nhập thành CSV UTF-8.`,
    en: (f: Most) =>
      `The spreadsheet unpacks to over ${en(mb(f.most))} MB; delete what is not needed or save the sheet as CSV UTF-8.`,
  },
  tooManyRows: {
    status: 413,
    vi: (f: Most) => `Danh sách dài quá ${vi(f.most)} dòng; hãy chia thành nhiều tệp.`,
    en: (f: Most) => `The list is longer than ${en(f.most)} rows; split it into several files.`,
  },
  tooManyColumns: {
    status: 413,
    vi: (f: Most & { line: number }) =>
      `Dòng ${f.line} có quá ${vi(f.most)} cột; xóa các cột không cần rồi lưu lại.`,
    en: (f: Most & { line: number }) =>
      `Row ${f.line} has more than ${en(f.most)} columns; delete those not needed and save again.`,
  },
  tooManyCells: {
    status: 413,
    vi: (f: Most) => `Danh sách có quá ${vi(f.most)} ô có chữ; hãy bỏ bớt cột hoặc chia thành nhiều tệp.`,
    en: (f: Most) => `The list has more than ${en(f.most)} filled cells; leave out columns or split it.`,
  },
  cellTooLong: {
    status: 413,
    vi: (f: Place & Most) =>
      `Ô ở dòng ${f.line}, cột ${f.column} dài quá ${vi(f.most)} ký tự; hãy rút gọn, hoặc xem dấu ngoặc kép và dấu phân cách có đúng không.`,
    en: (f: Place & Most) =>
      `The cell in line ${f.line}, column ${f.column} is longer than ${en(f.most)} characters; shorten it, or see whether quotes and delimiters are right.`,
  },
  tooMuchText: {
    status: 413,
    vi: (f: Most) =>
      `Các ô có quá ${vi(f.most)} ký tự cộng lại; hãy bỏ bớt cột ghi chú hoặc chia thành nhiều tệp.`,
    en: (f: Most) =>
      `The cells hold more than ${en(f.most)} characters in all; leave out columns of notes or split the file.`,
  },
  stranger: {
    status: 415,
    vi: (f: { is: Stranger }) =>
      `Đây là ${strangers[f.is].vi}, loại tệp chưa đọc được; hãy mở tệp gốc và lưu thành .xlsx hoặc CSV UTF-8.`,
    en: (f: { is: Stranger }) =>
      `This is ${strangers[f.is].en}, which is not read; open the original and save it as .xlsx or CSV UTF-8.`,
  },
  macros: {
    status: 415,
    vi: () => 'Bảng tính có macro nên không được nhận; hãy lưu lại thành «Excel Workbook (.xlsx)».',
    en: () => 'The spreadsheet holds macros and is not taken; save it again as "Excel Workbook (.xlsx)".',
  },
  links: {
    status: 415,
    vi: () => 'Bảng tính lấy số liệu từ tệp khác; hãy sao chép rồi dán giá trị (Paste Values) và lưu lại.',
    en: () =>
      'The spreadsheet takes figures from other files; copy, paste the values (Paste Values) and save again.',
  },
  password: {
    status: 415,
    vi: () => 'Tệp có mật khẩu; hãy bỏ mật khẩu rồi lưu lại.',
    en: () => 'The file is locked with a password; remove the password and save it again.',
  },
  notXlsx: {
    status: 422,
    vi: () =>
      'Không đọc được bảng tính này (tệp hỏng hoặc không đúng chuẩn); hãy mở bằng Excel hay LibreOffice và lưu lại thành .xlsx.',
    en: () =>
      'The spreadsheet cannot be read (damaged or not as the standard says); open it in Excel or LibreOffice and save it again as .xlsx.',
  },
  noValue: {
    status: 422,
    vi: (f: { sheet: string; cell: string } & Place) =>
      `Ô ${f.cell} (trang «${f.sheet}») có công thức nhưng chưa có kết quả; hãy mở bằng Excel hay LibreOffice, lưu lại, hoặc dán giá trị.`,
    en: (f: { sheet: string; cell: string } & Place) =>
      `Cell ${f.cell} (sheet «${f.sheet}») has a formula without its result; open it in Excel or LibreOffice and save it, or paste the value.`,
  },
  errorValue: {
    status: 422,
    vi: (f: { sheet: string; cell: string; said: string } & Place) =>
      `Ô ${f.cell} (trang «${f.sheet}») báo lỗi ${f.said}; hãy sửa công thức rồi lưu lại.`,
    en: (f: { sheet: string; cell: string; said: string } & Place) =>
      `Cell ${f.cell} (sheet «${f.sheet}») shows the error ${f.said}; correct the formula and save again.`,
  },
  quotes: {
    status: 422,
    vi: (f: Place) =>
      `Dấu ngoặc kép không khớp từ dòng ${f.line}; đặt cả ô trong "…" và viết "" cho mỗi dấu " bên trong.`,
    en: (f: Place) =>
      `The double quotes do not match from line ${f.line} on; put the whole cell in "…" and write "" for each " inside.`,
  },
  notText: {
    status: 422,
    vi: (f: Place) =>
      `Dòng ${f.line} có ký tự không thuộc văn bản (NUL); hãy lưu lại thành «CSV UTF-8» hoặc .xlsx.`,
    en: (f: Place) =>
      `Line ${f.line} holds a sign that no text has (NUL); save it again as "CSV UTF-8" or .xlsx.`,
  },
  encoding: {
    status: 422,
    vi: (f: Place) => `Không rõ bảng mã của chữ từ dòng ${f.line}; hãy lưu lại thành «CSV UTF-8» hoặc .xlsx.`,
    en: (f: Place) =>
      `The encoding of the letters from line ${f.line} on is not known; save it again as "CSV UTF-8" or .xlsx.`,
  },
  oldLetters: {
    status: 422,
    vi: (f: Place & { cell: string }) =>
      `«${f.cell}» (dòng ${f.line}, cột ${f.column}) có lẽ dùng bảng mã cũ (TCVN3 hoặc VNI) nhưng chưa chắc; hãy chuyển ô này sang Unicode rồi lưu lại.`,
    en: (f: Place & { cell: string }) =>
      `«${f.cell}» (line ${f.line}, column ${f.column}) may be in an old encoding (TCVN3 or VNI), but that is not sure; convert this cell to Unicode and save again.`,
  },
  garbled: {
    status: 422,
    vi: (f: Place & { cell: string }) =>
      `Chữ trong tệp đã hỏng, như «${f.cell}» (dòng ${f.line}, cột ${f.column}): tệp CSV UTF-8 từng được mở với bảng mã khác rồi lưu lại. Hãy nhập tệp gốc, hoặc mở lại tệp gốc với bảng mã UTF-8 rồi lưu.`,
    en: (f: Place & { cell: string }) =>
      `The letters are garbled, such as «${f.cell}» (line ${f.line}, column ${f.column}): a CSV in UTF-8 was opened in another encoding and saved so. Import the original, or open the original as UTF-8 and save that.`,
  },
  notJson: {
    status: 422,
    vi: (f: Place) => `Tệp JSON sai từ dòng ${f.line}, cột ${f.column}; hãy xuất lại từ phần mềm gốc.`,
    en: (f: Place) =>
      `The JSON is wrong from line ${f.line}, column ${f.column} on; export it again from where it comes.`,
  },
  notList: {
    status: 422,
    vi: () => 'Tệp JSON không phải danh sách; cần một mảng, hoặc một đối tượng có các mảng bên trong.',
    en: () => 'The JSON is no list; it must be an array, or an object that holds arrays.',
  },
  tooDeep: {
    status: 422,
    vi: (f: Most) => `Tệp JSON lồng nhau quá ${vi(f.most)} tầng; hãy xuất lại từ phần mềm gốc.`,
    en: (f: Most) => `The JSON is nested over ${en(f.most)} deep; export it again from where it comes.`,
  },
  tooManyValues: {
    status: 413,
    vi: (f: Most) =>
      `Tệp JSON có quá ${vi(f.most)} giá trị; hãy bỏ phần không cần hoặc chia thành nhiều tệp.`,
    en: (f: Most) =>
      `The JSON holds more than ${en(f.most)} values; leave out what is not needed or split it.`,
  },
  tooManyPositions: {
    status: 413,
    vi: (f: Most) =>
      `Các ranh giới có quá ${vi(f.most)} điểm; hãy đơn giản hóa đường ranh hoặc chia thành nhiều tệp.`,
    en: (f: Most) => `The outlines have more than ${en(f.most)} points; simplify them or split the file.`,
  },
  outlineTooFine: {
    status: 413,
    vi: (f: { feature: number } & Most) =>
      `Ranh giới của đối tượng thứ ${f.feature} có quá ${vi(f.most)} điểm; hãy đơn giản hóa đường ranh này.`,
    en: (f: { feature: number } & Most) =>
      `The outline of feature ${f.feature} has more than ${en(f.most)} points; simplify it.`,
  },
  notOutlines: {
    status: 422,
    vi: (f: { feature: number }) =>
      f.feature === 0
        ? 'GeoJSON phải là FeatureCollection gồm các Feature; hãy xuất lại từ phần mềm bản đồ.'
        : `Đối tượng thứ ${f.feature} không phải Feature có Polygon hoặc MultiPolygon; hãy bỏ hoặc sửa đối tượng này.`,
    en: (f: { feature: number }) =>
      f.feature === 0
        ? 'The GeoJSON must be a FeatureCollection of Features; export it again from the mapping program.'
        : `Feature ${f.feature} is no Feature with a Polygon or MultiPolygon; leave it out or correct it.`,
  },
  badRing: {
    status: 422,
    vi: (f: { feature: number }) =>
      `Ranh giới của đối tượng thứ ${f.feature} không khép kín; mỗi vòng cần ít nhất 4 điểm, điểm cuối trùng điểm đầu.`,
    en: (f: { feature: number }) =>
      `An outline of feature ${f.feature} is not closed; each ring needs at least 4 points, the last as the first.`,
  },
  badPosition: {
    status: 422,
    vi: (f: { feature: number }) =>
      `Đối tượng thứ ${f.feature} có tọa độ không phải kinh độ, vĩ độ WGS84; hãy xuất lại theo EPSG:4326 (kinh độ trước, vĩ độ sau).`,
    en: (f: { feature: number }) =>
      `Feature ${f.feature} has coordinates that are no WGS84 longitude and latitude; export it in EPSG:4326 (longitude first).`,
  },
  tooHeavy: {
    status: 413,
    vi: (f: { seconds: number }) =>
      `Tệp cần quá nhiều bộ nhớ hoặc quá ${f.seconds} giây để đọc nên bị dừng; hãy bỏ phần không cần, chia nhỏ hoặc lưu thành CSV UTF-8.`,
    en: (f: { seconds: number }) =>
      `The file needs too much memory or over ${numbered(f.seconds, 'second')} to read and was stopped; leave out what is not needed, split it or save it as CSV UTF-8.`,
  },
  busy: {
    status: 503,
    vi: () => 'Máy chủ đang đọc nhiều tệp khác; hãy thử lại sau ít phút.',
    en: () => 'The server is reading many other files; try again in a few minutes.',
  },
});

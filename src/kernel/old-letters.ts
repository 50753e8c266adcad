/** Two ways of writing Vietnamese before Unicode, as they look when read as Unicode: TCVN 5712 (ABC) «Tæ nh©n d©n», VNI «Toå nhaân daân». */
export type OldScript = 'tcvn3' | 'vni';

/** From ¡ (U+00A1) to ÿ, one for one; a dot stands for what the table does not use. */
const tcvn3Table =
  'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.';
const tcvn3 = new Map(
  [...tcvn3Table].flatMap((letter, at) =>
    letter === '.' ? [] : [[String.fromCharCode(0xa1 + at), letter] as const],
  ),
);

/** The marks that VNI writes after a letter, and what they make of it. */
const vniMarks = {
  aá: 'ấ',
  aà: 'ầ',
  aå: 'ẩ',
  aã: 'ẫ',
  aä: 'ậ',
  aâ: 'â',
  aê: 'ă',
  aé: 'ắ',
  aè: 'ằ',
  aú: 'ẳ',
  aü: 'ẵ',
  aë: 'ặ',
  aù: 'á',
  aø: 'à',
  aû: 'ả',
  aõ: 'ã',
  aï: 'ạ',
  eá: 'ế',
  eà: 'ề',
  eå: 'ể',
  eã: 'ễ',
  eä: 'ệ',
  eâ: 'ê',
  eù: 'é',
  eø: 'è',
  eû: 'ẻ',
  eõ: 'ẽ',
  eï: 'ẹ',
  oá: 'ố',
  oà: 'ồ',
  oå: 'ổ',
  oã: 'ỗ',
  oä: 'ộ',
  oâ: 'ô',
  où: 'ó',
  oø: 'ò',
  oû: 'ỏ',
  oõ: 'õ',
  oï: 'ọ',
  ôù: 'ớ',
  ôø: 'ờ',
  ôû: 'ở',
  ôõ: 'ỡ',
  ôï: 'ợ',
  uù: 'ú',
  uø: 'ù',
  uû: 'ủ',
  uõ: 'ũ',
  uï: 'ụ',
  öù: 'ứ',
  öø: 'ừ',
  öû: 'ử',
  öõ: 'ữ',
  öï: 'ự',
  yù: 'ý',
  yø: 'ỳ',
  yû: 'ỷ',
  yõ: 'ỹ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ñ: 'đ',
};
const vni = new Map(
  Object.entries(vniMarks).flatMap(([old, letter]) => {
    const [first = '', ...rest] = old;
    const capital = first.toUpperCase();
    return [
      [old, letter],
      [capital + rest.join(''), letter.toUpperCase()],
      [old.toUpperCase(), letter.toUpperCase()],
    ] as const;
  }),
);

/** The text in Unicode (NFC). What the script has no letter for stays as it is. */
export function fromOld(script: OldScript, text: string): string {
  if (script === 'tcvn3') return fromTcvn3(text);
  let said = '';
  for (let at = 0; at < text.length; at++) {
    const pair = vni.get(text.slice(at, at + 2));
    const letter = text[at] as string;
    said += pair ?? vni.get(letter) ?? letter;
    if (pair !== undefined && text.length > at + 1) at++;
  }
  return said.normalize('NFC');
}

/**
 * TCVN3 has no capitals with tones: a font draws small letters as capitals. A word whose plain letters are capitals, two or
 * more, becomes capitals whole, and with it its neighbours of one capital where no small letter stands: «X· H¦NG L¸NG».
 */
function fromTcvn3(text: string): string {
  const words = text.match(latinWord) ?? [];
  const isLoud = (word: string) =>
    !/[a-z]/.test(word) && /[^\0-\x7f]/.test(word) && /[A-Z].*[A-Z]/.test(word);
  const shouts = words.some(isLoud) && !/[a-z]/.test(text);
  return text.replace(latinWord, (word) => {
    const said = [...word].map((sign) => tcvn3.get(sign) ?? sign).join('');
    return isLoud(word) || (shouts && /[A-Z]/.test(word)) ? said.toUpperCase() : said;
  });
}
const latinWord = /[A-Za-z\u00a1-\u00ff]+/g;

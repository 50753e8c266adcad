/** How a Vietnamese syllable may begin. */
const initial = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]';
/** What may follow, without its tone. */
const rhymes = `
  a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu
  i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
  ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y ych ynh yp yt yêm yên yêng yêt yêu`
  .trim()
  .split(/\s+/);
const syllable = new RegExp(`^(?:${initial})?(${rhymes.join('|')})$`);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** A tone over what is no vowel, as in «ñ»; a tone over the last letter. */
const misplaced = /(?:^|[^aeiouy\p{M}])[\u0300\u0301\u0303\u0309\u0323]/u;
const last = /[\u0300\u0301\u0303\u0309\u0323][\u0302\u0306]?$/;

/**
 * Whether this one word could be Vietnamese: an initial, a rhyme, at most one tone, which stands over a vowel and never over
 * a glide («lái», not «laí»), and after a stop only those two that are spoken there. Says nothing about what it means.
 */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  const [tone = '', ...more] = apart.match(tones) ?? [];
  const rhyme = syllable.exec(apart.replace(tones, '').normalize('NFC'))?.[1];
  if (rhyme === undefined || more.length > 0) return false;
  if (tone === '') return !/(?:c|ch|p|t)$/.test(rhyme);
  if (misplaced.test(apart) || (last.test(apart) && /.[iuyo]$/.test(rhyme) && rhyme !== 'uy')) return false;
  return !/(?:c|ch|p|t)$/.test(rhyme) || '\u0301\u0323'.includes(tone);
}

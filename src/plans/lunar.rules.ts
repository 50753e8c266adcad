import type { Day } from '../kernel/day.ts';

/**
 * The lunar calendar (âm lịch) as Việt Nam keeps it, told at +07:00: a month begins on the day of the new moon; the eleventh
 * holds the winter solstice; in a year of thirteen months the first without a principal term is the leap month.
 * New moons and the sun's longitude after Meeus, Astronomical Algorithms, chapters 25 and 49, cut to the terms above a minute;
 * good for 1900 to 2100. Days are counted as whole Julian days at noon.
 */
const radians = Math.PI / 180;
const sine = (degrees: number) => Math.sin(degrees * radians);

/** When the `k`-th new moon after that of 6 January 2000 stands, as a Julian day in terrestrial time. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  return (
    mean -
    0.4072 * sine(moon) +
    0.17241 * eccentricity * sine(sun) +
    0.01608 * sine(2 * moon) +
    0.01039 * sine(2 * latitude) +
    0.00739 * eccentricity * sine(moon - sun) -
    0.00514 * eccentricity * sine(moon + sun) +
    0.00208 * eccentricity * eccentricity * sine(2 * sun) -
    0.00111 * sine(moon - 2 * latitude) -
    0.00057 * sine(moon + 2 * latitude) +
    0.00056 * eccentricity * sine(2 * moon + sun) -
    0.00042 * sine(3 * moon) +
    0.00042 * eccentricity * sine(sun + 2 * latitude) +
    0.00038 * eccentricity * sine(sun - 2 * latitude) -
    0.00024 * eccentricity * sine(2 * moon - sun) -
    0.00017 * sine(node)
  );
}

/** Terrestrial time runs a good minute ahead of the clock in this century. */
const ahead = 70 / 86_400;
const inVietnam = 7 / 24;
/** The Julian day, at noon, on which the `k`-th new moon falls by the clocks of Việt Nam. */
const newMoonDay = (k: number): number => Math.floor(newMoon(k) - ahead + inVietnam + 0.5);

/** Which twelfth of its yearly round the sun is in (0 from the spring equinox) when that Julian day begins in Việt Nam. */
function sunTwelfth(day: number): number {
  const t = (day - 0.5 - inVietnam + ahead - 2451545) / 36525;
  const anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const apparent = 0.00569 + 0.00478 * sine(125.04 - 1934.136 * t);
  const longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - apparent;
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** Which new moon opens the eleventh month of that year: the last one not after the winter solstice (270°, the ninth twelfth). */
function eleventhMonth(year: number): number {
  const k = Math.floor((year - 2000) * 12.3685) + 12;
  for (let at = k + 1; ; at--)
    if (newMoonDay(at) <= julian(`${year}-12-31`) && sunTwelfth(newMoonDay(at)) < 9) return at;
}

const julian = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 2440588;
const fromJulian = (day: number): Day =>
  new Date((day - 2440588) * 86_400_000).toISOString().slice(0, 10) as Day;

/**
 * The day of the sun's calendar on which a lunar day falls: `lunarDay(2016, 3, 10)` is Giỗ Tổ of 2016, `lunarDay(2017, 1, 1)`
 * the first day of Tết. Not for a leap month; month 1 to 10 of the lunar year that begins in `year`.
 */
export function lunarDay(year: number, month: number, day: number): Day {
  const before = eleventhMonth(year - 1);
  const leapYear = eleventhMonth(year) - before === 13;
  let k = before + month + 1;
  if (leapYear) {
    const leap = Array.from({ length: 13 }, (_, at) => before + at).find(
      (at) => at > before && sunTwelfth(newMoonDay(at)) === sunTwelfth(newMoonDay(at + 1)),
    );
    if (leap !== undefined && k >= leap) k += 1;
  }
  return fromJulian(newMoonDay(k) + day - 1);
}

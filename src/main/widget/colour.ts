/** A brand's colour made usable: whatever a customer chooses, text on it and in it stays readable (WCAG 1.4.3). */

type Rgb = [number, number, number];

export const DEFAULT_BRAND = '#1a56db';
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const LEGIBLE = 4.5;

export interface Palette {
  /** Grounds of header, button and own bubbles. */
  brand: string;
  /** The far end of the header's shading; never harder to read on than `brand`. */
  deep: string;
  /** Text on them. */
  ink: string;
  /** Text and marks in the brand's colour, on the chat's light and dark grounds. */
  onLight: string;
  onDark: string;
}

export function palette(colour: string | null | undefined): Palette {
  const brand = parse(colour) ?? parse(DEFAULT_BRAND)!;
  const white = contrast(WHITE, brand) >= LEGIBLE;
  // Where white falls short of 4.5, black has at least 4.67; a softer black would not do for middle tones.
  return {
    brand: hex(brand),
    deep: hex(mix(brand, white ? BLACK : WHITE, 0.16)),
    ink: white ? '#ffffff' : hex(BLACK),
    onLight: hex(legible(brand, [241, 243, 246], BLACK)),
    onDark: hex(legible(brand, [37, 41, 49], WHITE)),
  };
}

function legible(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mix(colour, towards, share);
    if (contrast(tried, ground) >= LEGIBLE) return tried;
  }
  return towards;
}

/** 1 to 21, by WCAG's relative luminance. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  return colour.map((channel, i) => Math.round(channel + (other[i]! - channel) * share)) as Rgb;
}

function parse(colour: string | null | undefined): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour ?? '')?.[1];
  return digits ? [0, 2, 4].map(at => parseInt(digits.slice(at, at + 2), 16)) as Rgb : null;
}

function hex(colour: Rgb): string {
  return '#' + colour.map(channel => channel.toString(16).padStart(2, '0')).join('');
}

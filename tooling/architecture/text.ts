/** In pixels: of letters, of a line, left and right of a line, and between frames. */
export const SIZE = 14;
export const LINE = 19;
const PADDING = 8;
export const MARGIN = 12;

/** Rather too wide, because the font of a reader is unknown. The first line is bold. */
export function widthOf([first = '', ...others]: readonly string[]): number {
  return Math.ceil(Math.max(1.1 * sizesOf(first), ...others.map(sizesOf)) * SIZE) + 2 * PADDING;
}

/** In sizes of the font, by kind of letter. */
function sizesOf(text: string): number {
  const sizes = [...text].map((letter) => /[MWmw]/.test(letter) ? 0.95 : /[A-Z]/.test(letter) ? 0.74 : /[ .,:/ijl]/.test(letter) ? 0.35 : /[frt-]/.test(letter) ? 0.45 : 0.65);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A list in lines of at most so many characters. */
export function wrap(items: readonly string[], width: number): string[] {
  const [first = '', ...others] = items.map((item, index) => index < items.length - 1 ? `${item},` : item);
  return others.reduce((lines, item) => {
    const longer = `${lines.at(-1)} ${item}`;
    return longer.length <= width ? [...lines.slice(0, -1), longer] : [...lines, item];
  }, [first]);
}

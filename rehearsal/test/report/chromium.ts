import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** What Debian, Ubuntu's runners and Chrome's own packages call it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium of this machine, if it has one: no package of npm brings it along. */
export const CHROMIUM = (process.env.PATH ?? '').split(delimiter).flatMap((directory) => NAMES.map((name) => join(directory, name))).find((path) => existsSync(path));

export const WITHOUT_CHROMIUM = `skipped: the PATH has none of ${NAMES.join(', ')}`;

/** `directory` takes what it leaves behind. Its sandbox does not work for root. */
export function launchChromium(directory: string): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    env: { ...process.env, TMPDIR: directory, HOME: directory },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

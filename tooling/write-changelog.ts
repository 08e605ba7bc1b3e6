/**
 * Puts what the next release holds, as projen's bump wrote it from the commits, on top of the releases in CHANGELOG.md:
 * npx projen changelog
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRelease } from './changelog';

const ROOT = join(__dirname, '..');
const CHANGELOG = join(ROOT, 'CHANGELOG.md');

writeFileSync(CHANGELOG, withRelease(readFileSync(CHANGELOG, 'utf8'), readFileSync(join(ROOT, 'dist', 'changelog.md'), 'utf8')));

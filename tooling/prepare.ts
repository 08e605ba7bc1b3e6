/**
 * Makes a fresh clone ready for `npm test` and `npm run rehearse`: says what the machine lacks, one line each, and
 * installs what the project can install itself.
 */
import { missingPrerequisites } from './prerequisites';
import { installPythonTools } from './python-tools';

const missing = missingPrerequisites();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exitCode = 1;
} else {
  installPythonTools();
}

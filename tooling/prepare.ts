/**
 * Makes a fresh clone ready for `npm test`: says what the machine lacks, one line each, and installs what the project can
 * install itself.
 */
import { missingPrerequisites } from '../rehearsal/system/prerequisites';
import { installPythonTools as installToolsOfRehearsal } from '../rehearsal/system/python-tools';
import { installPythonTools } from './python-tools';

const missing = missingPrerequisites();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exitCode = 1;
} else {
  installPythonTools();
  installToolsOfRehearsal().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

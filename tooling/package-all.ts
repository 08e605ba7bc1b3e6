/**
 * Packs for every language that this machine can pack for, and says of each other what is missing. Only what fails for
 * another reason makes it fail.
 */
import { LANGUAGES, packageFor } from './package-languages';

for (const language of LANGUAGES) {
  const { target, result, text } = packageFor(language);
  console.log(`${target}: ${result}: ${text}`);
  if (result === 'failed') {
    process.exitCode = 1;
  }
}

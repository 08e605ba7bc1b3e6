import { randomInt } from 'node:crypto';

/** How Secrets Manager would generate the password of a secret. */
export interface PasswordRule {
  readonly SecretStringTemplate: string;
  readonly GenerateStringKey: string;
  readonly PasswordLength?: number;
  readonly ExcludeCharacters?: string;
  readonly ExcludeLowercase?: boolean;
  readonly ExcludeUppercase?: boolean;
  readonly ExcludeNumbers?: boolean;
  readonly ExcludePunctuation?: boolean;
  readonly IncludeSpace?: boolean;
  readonly RequireEachIncludedType?: boolean;
}

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const UPPERCASE = LOWERCASE.toUpperCase();
const NUMBERS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * A secret as Secrets Manager generates it from the rule in a template, at random.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html
 */
export function generateSecret(rule: PasswordRule): { secretString: string; password: string } {
  const password = generatePassword(rule);
  return {
    password,
    secretString: JSON.stringify({ ...JSON.parse(rule.SecretStringTemplate), [rule.GenerateStringKey]: password }),
  };
}

function generatePassword(rule: PasswordRule): string {
  const excluded = new Set(rule.ExcludeCharacters ?? '');
  const types = [
    rule.ExcludeLowercase ? '' : LOWERCASE,
    rule.ExcludeUppercase ? '' : UPPERCASE,
    rule.ExcludeNumbers ? '' : NUMBERS,
    rule.ExcludePunctuation ? '' : PUNCTUATION,
    rule.IncludeSpace ? ' ' : '',
  ].map((type) => [...type].filter((character) => !excluded.has(character))).filter((type) => type.length > 0);

  const all = types.flat();
  const length = rule.PasswordLength ?? 32;
  const required = rule.RequireEachIncludedType === false ? [] : types.map(pick);
  const rest = Array.from({ length: length - required.length }, () => pick(all));
  return shuffle([...required, ...rest]).join('');
}

function pick(characters: readonly string[]): string {
  return characters[randomInt(characters.length)]!;
}

function shuffle(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other]!, characters[last]!];
  }
  return characters;
}

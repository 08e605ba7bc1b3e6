import { keepSecret } from './known-secrets';

/** Who logs in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a secret holds, for errors. */
export const CREDENTIALS_SHAPE = '{"username": "...", "password": "..."}';

/**
 * The value of a secret, or nothing if it is anything else. Why it is no JSON is not reported: V8's message shows characters of
 * what it cannot read, and Node.js those of a password that is a number.
 */
export function credentialsIn(secretString: string | undefined): Credentials | undefined {
  const { username, password } = Object(parse(secretString)) as Partial<Record<keyof Credentials, unknown>>;
  if (typeof username !== 'string' || typeof password !== 'string' || username === '' || password === '') {
    return undefined;
  }
  keepSecret(password);
  return { username, password };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

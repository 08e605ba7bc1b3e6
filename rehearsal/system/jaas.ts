/**
 * A text between the quotes of a JAAS line, as Kafka reads it there: neither a quote nor a backslash ends or changes it, and
 * Kafka finds no reference such as ${env:HOME} in it.
 */
export function inJaas(text: string): string {
  return text.replace(/[\x00-\x1f\x7f"\\$]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

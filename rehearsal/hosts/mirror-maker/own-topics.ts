/** Topics and groups of the rehearsal's own applications. */
export const OWN = 'rehearsal-.*';

/** The lists of a flow, without those of what to leave out. */
const LISTS = /^((?:primary->secondary|secondary->primary)\.(?:topics|groups)=)(.*)$/gm;

/** Whether the app copies so little that nothing of the rehearsal's own would be copied. */
export function choosesTopics(properties: string): boolean {
  return withOwnTopics(properties) !== properties;
}

/** The properties, with the rehearsal's own topics and groups among those that are copied. */
export function withOwnTopics(properties: string): string {
  return properties.replace(LISTS, (line, key: string, list: string) => list.split(',').includes('.*') ? line : `${key}${list},${OWN}`);
}

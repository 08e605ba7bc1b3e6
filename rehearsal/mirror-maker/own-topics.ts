import { sourceAcls, targetAcls } from '../../lib/kafka/mirror-maker-acls';
import type { Acl } from '../../lib/kafka/acls';
import type { MirrorMakerDescription } from '../assembly/descriptions';
import type { Replication } from '../assembly/way-back';
import type { Stage } from '../proofs/proof';
import { Flow } from './flow';

/** Topics and groups of the rehearsal's own applications. */
const OWN = 'rehearsal-.*';

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

/** What MirrorMaker's user of a cluster needs for them, when it was granted no more than the app's topics. */
export function ownAcls(stage: Stage, { forward, wayBack }: Replication): Acl[] {
  return [forward, ...(wayBack ? [wayBack] : [])]
    .filter(({ environment }) => choosesTopics(environment.MIRROR_MAKER_PROPERTIES!))
    .flatMap((mirrorMaker) => ownAclsOf(stage, mirrorMaker));
}

function ownAclsOf({ description, endpoint }: Stage, mirrorMaker: MirrorMakerDescription): Acl[] {
  const flow = new Flow(mirrorMaker);
  const isSource = mirrorMaker.clusters[flow.source] === description.arn;
  const { username } = JSON.parse(endpoint.secretString(mirrorMaker.secrets[isSource ? flow.source : flow.target])) as { username: string };
  return (isSource ? sourceAcls : targetAcls)(username, {
    source: flow.source,
    naming: flow.keepsNames ? 'identical' : 'prefixed',
    topics: [OWN],
    groups: [OWN],
    exactlyOnce: flow.exactlyOnce,
  });
}

import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readAssembly } from '../../rehearsal/assembly/read-assembly';
import { Resolver } from '../../rehearsal/assembly/resolver';
import { Template } from '../../rehearsal/assembly/template';
import { flowsOf, type Flow } from './flows';
import { describeMirrorMaker, type MirrorMakerFacts } from './mirror-maker-facts';
import { describePeering, type PeeringFacts } from './peering-facts';
import { describeRegion, type RegionFacts } from './region-facts';
import { readRules } from './rules';

/** What the picture says. */
export interface Facts {
  readonly primary: RegionFacts;
  readonly secondary: RegionFacts;
  readonly peering: PeeringFacts;
  readonly mirrorMaker: MirrorMakerFacts;
  readonly flows: readonly Flow[];
}

/** Reads an assembly of two Regions with a cluster and a client box each, one peering between them and one MirrorMaker. */
export function readFacts({ directory, stacksRecursively }: CloudAssembly): Facts {
  const templates = stacksRecursively.map((artifact) => new Template(artifact));
  const resolver = new Resolver(templates);
  const description = readAssembly(directory);
  const regions = description.clusters.map((cluster) => describeRegion(cluster, description, templates, resolver));
  const peering = describePeering(templates, resolver);
  const mirrorMaker = describeMirrorMaker(description, regions, templates, resolver);
  const drawn = [...regions.flatMap(({ stack, box }) => [stack, box.stack]), peering.connection.stack, peering.accepter.stack, mirrorMaker.stack];
  const missing = templates.map(({ stackName }) => stackName).filter((name) => !drawn.includes(name));
  if (missing.length > 0) {
    throw new Error(`The picture has no place for ${missing.join(', ')}`);
  }
  const ownerOf = (vpc: string) => regions.find((region) => region.vpc === vpc)!;
  return {
    primary: ownerOf(peering.accepter.vpc),
    secondary: ownerOf(peering.connection.vpc),
    peering,
    mirrorMaker,
    flows: flowsOf(regions, [...regions.flatMap(({ box, aclFunction }) => [box, aclFunction ?? []].flat()), mirrorMaker], readRules(templates, resolver)),
  };
}

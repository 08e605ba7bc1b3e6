import type { AclFunctionFacts } from './acl-function-facts';
import { ANYWHERE, labelOf, sentenceOf, type Flow } from './flows';
import { bottomOf, centerX, type RegionLayout } from './layout';
import { arrow, tile } from './svg';

/** The function that sets the ACLs. What leaves it for the internet, by the NAT gateways that others use too, is written on it. */
export function drawAclFunction(role: 'primary' | 'secondary', facts: AclFunctionFacts, flows: readonly Flow[], { aclFunction, cluster }: RegionLayout): string[] {
  const x = centerX(aclFunction);
  const own = flows.filter(({ from }) => from === facts);
  const toAnywhere = own.filter(({ to }) => to === ANYWHERE).map((flow) => `${labelOf(flow)} to any address`);
  return [
    ...own.filter(({ to }) => to !== ANYWHERE).map((flow) => arrow([[x, bottomOf(aclFunction)], [x, cluster.y]], 'kafka', sentenceOf(flow), {
      at: [x, (bottomOf(aclFunction) + cluster.y) / 2 - 2], width: 56, label: flow.ports.join(', '),
    })),
    ...tile(aclFunction, `item ${role}`, [`Function: ACLs, as ${facts.administrator}`, toAnywhere.join(', ')]),
  ];
}

import { invokeCustomResource, type CustomResourceAnswer, type CustomResourceRequest } from '../hosts/functions/custom-resource';
import { assert } from '../system/assert';
import type { ClusterEnvironment } from './check';
import { holdsAny } from '../system/spellings';

/** Has the function of the template set ACLs, and expects that it can. */
export async function setAcls(environment: ClusterEnvironment, params: CustomResourceRequest): Promise<CustomResourceAnswer> {
  const answer = await invokeAclFunction(environment, params);
  assert(answer.Status === 'SUCCESS', `the function failed: ${answer.Reason}\n${answer.log}`);
  return answer;
}

/** What the function says must hold no secret, whatever happens. */
export async function invokeAclFunction({ aclFunction, secrets }: ClusterEnvironment, params: CustomResourceRequest, seconds?: number): Promise<CustomResourceAnswer> {
  const answer = await invokeCustomResource(aclFunction!, params, seconds);
  assert(!holdsAny(JSON.stringify(answer), secrets), 'a password stands in the answer or the log of the function');
  return answer;
}

import { askCustomResource, type CustomResourceAnswer, type CustomResourceRequest } from '../aws/custom-resource';
import { expect, type Stage } from '../proofs/proof';

/** Has the function of the template set ACLs, and expects that it can. */
export async function setAcls(stage: Stage, request: CustomResourceRequest): Promise<CustomResourceAnswer> {
  const answer = await askAclFunction(stage, request);
  expect(answer.Status === 'SUCCESS', `the function failed: ${answer.Reason}\n${answer.log}`);
  return answer;
}

/** What the function says must hold no secret, whatever happens. */
export async function askAclFunction({ aclFunction, secrets }: Stage, request: CustomResourceRequest, seconds?: number): Promise<CustomResourceAnswer> {
  const answer = await askCustomResource(aclFunction!, request, seconds);
  expect(![...secrets].some((secret) => JSON.stringify(answer).includes(secret)), 'a password stands in the answer or the log of the function');
  return answer;
}

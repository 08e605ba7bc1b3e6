import { Resolver } from '../../assembly/resolver';
import { Template, type TemplateBody } from '../../assembly/template';

/** A stack with a template, as an assembly has it. */
export function templateOf(template: TemplateBody, stackName = 'Stack', region = 'us-east-1'): Template {
  return new Template({ stackName, environment: { region, account: '111122223333' }, template });
}

/** What a value of a template resolves to. */
export function resolved(value: unknown, body: TemplateBody = {}, region?: string): unknown {
  const template = templateOf(body, undefined, region);
  return new Resolver([template]).resolve(value, template);
}

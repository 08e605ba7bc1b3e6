import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NagRuleCompliance, type IApplyRule, type NagRuleResult } from 'cdk-nag';
import type { IConstruct } from 'constructs';

export interface NagReport {
  /** Findings that nobody acknowledged. */
  readonly open: string[];
  /** Acknowledgements that no finding below their construct needs. */
  readonly idle: string[];
  readonly reasons: string[];
}

interface Finding {
  readonly id: string;
  readonly path: string;
}

/** Checks a construct and all below it against cdk-nag's AwsSolutions. */
export function check(scope: IConstruct): NagReport {
  const checks = new RecordingChecks();
  const { violations } = checks.validateScope(scope);
  const acknowledged = scope.node.findAll().flatMap(acknowledgements);
  return {
    open: violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`)).sort(),
    idle: acknowledged
      .filter(({ id, path }) => !checks.findings.some((finding) => finding.id === id && `${finding.path}/`.startsWith(`${path}/`)))
      .map(({ id, path }) => `${id} at ${path}`),
    reasons: acknowledged.map(({ reason }) => reason),
  };
}

/** Keeps every finding, also those that were acknowledged, which the pack's own report leaves out. */
class RecordingChecks extends AwsSolutionsChecks {
  public readonly findings: Finding[] = [];

  protected applyRule(params: IApplyRule): void {
    const name = params.ruleSuffixOverride ?? params.rule.name;
    super.applyRule({
      ...params,
      ruleSuffixOverride: name,
      rule: (node) => {
        const result = params.rule(node);
        this.findings.push(...idsOf(`${this.packName}-${name}`, result).map((id) => ({ id, path: node.node.path })));
        return result;
      },
    });
  }
}

/** A rule answers with a verdict, or with what it found in detail. */
function idsOf(id: string, result: NagRuleResult): string[] {
  return Array.isArray(result)
    ? result.map((detail) => `${id}[${detail}]`)
    : result === NagRuleCompliance.NON_COMPLIANT ? [id] : [];
}

function acknowledgements({ node }: IConstruct) {
  return node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    // The CDK takes an id without a prefix for that of an annotation.
    .map(([id, reason]) => ({ id: id.replace(/^annotation::/i, ''), reason, path: node.path }))
    // The CDK acknowledges findings of its own validator in the same place.
    .filter(({ id }) => id.startsWith('AwsSolutions-'));
}

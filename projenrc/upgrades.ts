import { javascript } from 'projen';

/**
 * What may be raised within its range is raised once a week, in one pull request. Not by Dependabot: it edits package.json,
 * which projen writes. What is pinned in .projenrc.ts, rehearsal/package.json or functions/package.json is raised by hand.
 */
export const UPGRADES: javascript.UpgradeDependenciesOptions = {
  // A release that turns out to be malicious is mostly gone by then.
  cooldown: 7,
  workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY },
};

/** The packages of the functions have a lock of their own; those of the rehearsal stand in a package.json that projen does not write. */
export function upgradeOthers({ upgradeWorkflow }: javascript.NodeProject): void {
  upgradeWorkflow!.postUpgradeTask.exec('npm update --workspace cdk-msk-rehearsal --loglevel=error');
  upgradeWorkflow!.postUpgradeTask.exec('npm update --prefix functions --package-lock-only --loglevel=error --omit-lockfile-registry-resolved');
}

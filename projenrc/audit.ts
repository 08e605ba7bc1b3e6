import { github, type javascript } from 'projen';

/** What npm answers changes without a commit, so no build asks: a workflow does, once a week, and dependency-review of what a pull request adds. */
export const AUDIT: javascript.AuditOptions = { level: 'moderate', runOn: 'manual' };

export function auditWeekly(project: javascript.NodeProject): void {
  const task = project.tasks.tryFind('audit')!;
  // The functions have a lock of their own.
  task.exec(`npm audit --prefix functions --audit-level=${AUDIT.level}`);
  const workflow = project.github!.addWorkflow('audit');
  workflow.on({ workflowDispatch: {}, schedule: [{ cron: '0 6 * * 1' }] });
  workflow.addJob('audit', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    steps: [
      github.WorkflowSteps.checkout(),
      ...project.renderWorkflowSetup({ mutable: false }),
      { name: 'Audit', run: project.runTaskCommand(task) },
    ],
  });
}

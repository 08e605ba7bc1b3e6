import { Workload } from '../../drivers/kafka/workload';
import type { Check } from '../../environment/check';
import { isOwnUser } from '../../environment/own-clients';
import { assert } from '../../system/assert';

export const users: Check = {
  id: 'cluster.users',
  title: 'each user of the templates logs in with what its secret holds',
  appliesTo: (_, cluster) => cluster.users.some((user) => !isOwnUser(user)),
  async run({ description, driver, endpoint }) {
    for (const { username, secretArn } of description.users) {
      const error = await new Workload(driver.logIn(JSON.parse(endpoint.secretString(secretArn)))).groups().then(() => undefined, ({ message }: Error) => message);
      assert(error === undefined, `${username} was refused: ${error}`);
    }
    return `${description.users.map(({ username }) => username).join(', ')} logged in`;
  },
};

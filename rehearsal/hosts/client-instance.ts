import type { ClientInstanceDescription } from '../assembly/descriptions';
import { ClientHost, type ClientHostOptions } from './client-host';

/** A client instance of a template: its own files below a directory, and its own scripts. */
export class ClientInstance extends ClientHost {
  public static async install(description: ClientInstanceDescription, options: ClientHostOptions): Promise<ClientInstance> {
    const clientInstance = new ClientInstance(description, options);
    await clientInstance.install();
    return clientInstance;
  }
}

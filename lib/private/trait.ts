/**
 * What an object can do for the rest of the library, in addition to what its class shows to users.
 *
 * As `Dependable` of constructs: the symbol is the same one for each copy of this package that an app has loaded, where `instanceof`
 * tells the copies apart, and nothing of it stands in the public API.
 *
 *     export interface UserRegistry { ... }
 *     export const UserRegistry = trait<UserRegistry>('UserRegistry');
 *     ...
 *     UserRegistry.implement(cluster, registry);
 *     UserRegistry.of(cluster)?.add(user);
 */
export interface Trait<Ability> {
  /** Gives an object the trait. What it had before under this name is replaced. */
  implement(instance: object, ability: Ability): void;

  /** The trait of an object, or undefined if it has none. */
  of(instance: object | undefined): Ability | undefined;
}

/** @param name of the trait, the same in every version of this package */
export function trait<Ability>(name: string): Trait<Ability> {
  const key = Symbol.for(`cdk-msk-georeplication.${name}`);
  return {
    // Not enumerable: no part of the object where it is copied or printed.
    implement: (instance, ability) => void Object.defineProperty(instance, key, { value: ability, configurable: true }),
    of: (instance) => (instance as { readonly [key]?: Ability } | undefined)?.[key],
  };
}

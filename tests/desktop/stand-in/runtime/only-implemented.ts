/** What an Electron type adds to Node's event emitter, as far as it is implemented. */
export type Implementation<Whole> = Partial<Omit<Whole, keyof NodeJS.EventEmitter>>;

/** The whole of an Electron type in front of the part that is implemented: any other member throws by its name. */
export function onlyImplemented<Whole extends object>(name: string, part: Implementation<Whole>): Whole {
  return new Proxy(part as unknown as Whole, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (value === undefined && typeof key === 'string' && key !== 'then' && !(key in target)) {
        throw new Error(`The Electron stand-in has no ${name}.${key}`);
      }
      return typeof value === 'function' && key !== 'constructor' ? value.bind(target) : value;
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`The Electron stand-in has no ${name}.${String(key)}`);
      return Reflect.set(target, key, value, target);
    },
  });
}

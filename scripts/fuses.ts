import {
  type FuseConfig,
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';
import { print } from './project.ts';

/** Every fuse of Electron, and whether it is left on in a packaged Casebook. */
export const fuses: Readonly<Record<FuseV1Options, boolean>> = {
  // With one of the first, third and fourth on, any program could run its own code as Casebook.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // On, it would want a snapshot of its own beside the program, and Casebook has none.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // On is Electron's own default: bounds of WebAssembly's memory are then guarded by the processor.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** The name of each fuse, in the order of the wire. */
export const fuseNames = Object.keys(fuses).map((index) => FuseV1Options[Number(index)] ?? index);

/** Which fuses of an Electron program are on, by name. */
export async function readFuses(program: string): Promise<Readonly<Record<string, boolean>>> {
  const wire: Partial<Record<string, unknown>> = { ...(await getCurrentFuseWire(program)) };
  return Object.fromEntries(fuseNames.map((name, index) => [name, wire[index] === FuseState.ENABLE]));
}

/**
 * Sets all fuses of a packaged Electron program, before it is signed, and reads each back. Rejects, with the file as it
 * was, where the program has a fuse that nobody has decided about.
 */
export async function setFuses(program: string): Promise<void> {
  const config: FuseConfig = {
    ...fuses,
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: process.platform === 'darwin',
  };
  await flipFuses(program, config);
  const found = await readFuses(program);
  const wrong = fuseNames.filter((name, index) => found[name] !== fuses[index as FuseV1Options]);
  if (wrong.length > 0) throw new Error(`These fuses did not hold: ${wrong.join(', ')}.`);
}

if (import.meta.main) {
  const [program] = process.argv.slice(2);
  if (program === undefined) {
    process.stderr.write('Name the packaged Electron program: node scripts/fuses.ts PROGRAM\n');
    process.exitCode = 2;
  } else {
    await setFuses(program);
    for (const [name, isOn] of Object.entries(await readFuses(program)))
      print(`${name}: ${isOn ? 'on' : 'off'}`);
  }
}

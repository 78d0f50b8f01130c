/** The program's version, written in by the build. */
declare const CASEBOOK_VERSION: string;

/** The part of the URL standard that Node and the browser share and this room uses. */
interface URL {
  readonly protocol: string;
}
declare var URL: { new (url: string): URL; canParse(url: string): boolean };

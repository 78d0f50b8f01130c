/** Where Chromium sees what the application serves: a secure origin, as `app://` is in Electron. */
const pageOrigin = 'https://casebook.invalid';
const appOrigin = 'app://casebook';

/** An address of the application as Chromium has to be given it. */
export function toPage(address: string): string {
  return address.replace(/^(blob:)?app:\/\/casebook(?=\/|$)/, `$1${pageOrigin}`);
}

/** An address Chromium reports as the application would see it in Electron. */
export function toApp(address: string): string {
  return address.replace(/^(blob:)?https:\/\/casebook\.invalid(?=\/|$)/, `$1${appOrigin}`);
}

import type { Locator, Page } from '@playwright/test';

/** A room by the name on its door. */
export type RoomName = 'Journal' | 'Skills' | 'Cases' | 'Settings';

/** What surrounds every room: the doors, the lock, the commands and the messages. */
export class Frame {
  readonly page: Page;
  readonly rooms: Locator;
  readonly lockButton: Locator;
  readonly palette: Locator;
  readonly messages: Locator;
  /** What the window shows when the program behind it has gone. */
  readonly stopped: Locator;
  readonly reconnecting: Locator;
  /** The reminder of a recovery code that nobody has checked. */
  readonly codeReminder: Locator;
  /** What is told when a damaged part of the open journal was met. */
  readonly damaged: Locator;
  readonly rescue: Locator;
  readonly veil: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rooms = page.getByRole('navigation', { name: 'Rooms' });
    this.lockButton = page.getByRole('button', { name: /^Lock( the journal)?$/ }).filter({ visible: true });
    this.palette = page.getByRole('dialog', { name: 'Commands' });
    this.messages = page.getByRole('region', { name: /Messages/ });
    this.stopped = page.getByRole('heading', { name: 'Casebook has stopped' });
    this.reconnecting = page.getByText('Casebook does not answer at the moment');
    this.codeReminder = page.getByText('The recovery code is not checked yet');
    this.damaged = page.getByText('A part of this journal is damaged');
    this.rescue = page.getByRole('button', { name: 'Rescue what can be read…' });
    this.veil = page.locator('[data-veil]');
  }

  door(room: RoomName): Locator {
    return this.rooms.getByRole('link', { name: room });
  }

  /** Goes to a room and waits for its title. */
  async enter(room: RoomName): Promise<void> {
    await this.door(room).click();
    await this.title(room).waitFor({ state: 'attached' });
  }

  title(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  async lock(): Promise<void> {
    await this.lockButton.click();
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.palette.waitFor();
  }

  /** Runs the first command that is called something like this. */
  async run(command: string): Promise<void> {
    await this.openPalette();
    await this.palette.getByRole('searchbox', { name: 'Find a command' }).fill(command);
    await this.palette.getByRole('menuitem').first().click();
  }

  message(text: string | RegExp): Locator {
    return this.messages.getByRole('alertdialog').filter({ hasText: text });
  }

  /** Takes back what the message tells of. */
  async undo(text: string | RegExp): Promise<void> {
    await this.message(text).getByRole('button', { name: 'Undo' }).click();
  }
}

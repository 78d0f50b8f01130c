/** An event of Electron's main process, whose default can be prevented. */
export function preventableEvent<Details extends object>(details?: Details) {
  const event = {
    ...(details as Details),
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

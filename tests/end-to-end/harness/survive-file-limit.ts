// Loaded into a process whose files are limited in size: the system tells it of the limit by a signal, which no full
// disk sends, and by which it would end.
process.on('SIGXFSZ', () => undefined);

// Loaded into the shell's process before anything else: at each signal its clock goes on by two minutes, as if the
// person had been away so long.
const shiftMs = 120_000;
const now = Date.now.bind(Date);
let shiftedMs = 0;
Date.now = () => now() + shiftedMs;
process.on('SIGUSR2', () => {
  shiftedMs += shiftMs;
});

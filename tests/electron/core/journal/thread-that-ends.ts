/** A thread that ends before it answers anything. */
process.exit();

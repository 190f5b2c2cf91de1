"""The command line: stands above all rooms, loads of them only what a command needs."""

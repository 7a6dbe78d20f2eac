"""What the benches measure. To be imported when Django is set up: see `bench.servers`."""

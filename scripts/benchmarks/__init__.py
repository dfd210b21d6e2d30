"""What our claims of speed rest on: each measured beside its reference in one run."""

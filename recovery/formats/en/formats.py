"""English (UK), in which this product is written: weeks begin on Monday."""

FIRST_DAY_OF_WEEK = 1

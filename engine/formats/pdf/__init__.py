"""The PDF door: tables by their lines, or by where the words stand, in a bounded worker process."""

"""The report over the network of this machine, renewed as files change."""

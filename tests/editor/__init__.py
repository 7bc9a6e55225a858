"""The JSON Schemas in the language server that editors use for YAML."""
